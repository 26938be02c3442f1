package io.tierhub.match;

/** The words of two texts against each other. Up to 32 words of each count. One instance serves one thread. */
final class Words {
    private static final int MOST = 32;

    private final int[] aFrom = new int[MOST];
    private final int[] aTo = new int[MOST];
    private final int[] bFrom = new int[MOST];
    private final int[] bTo = new int[MOST];

    private char[] aText = new char[0];
    private char[] bText = new char[0];
    private int aTaken;
    private int bTaken;

    /** How many words each has, and how many of the shorter stand in the longer. */
    int aWords;

    int bWords;
    int shared;
    /** The letters of the shared words. */
    int sharedLetters;

    void compare(char[] a, int an, char[] b, int bn) {
        aWords = split(a, an, aFrom, aTo);
        bWords = split(b, bn, bFrom, bTo);
        shared = 0;
        sharedLetters = 0;
        aText = a;
        bText = b;
        aTaken = 0;
        bTaken = 0;
        for (int i = 0; i < aWords; i++) {
            for (int j = 0; j < bWords; j++) {
                if ((bTaken & 1 << j) == 0 && Similar.equal(a, aFrom[i], aTo[i], b, bFrom[j], bTo[j])) {
                    aTaken |= 1 << i;
                    bTaken |= 1 << j;
                    shared++;
                    sharedLetters += aTo[i] - aFrom[i];
                    break;
                }
            }
        }
    }

    /** Whether each has words left over and no two of them resemble each other: Foo Logistics, Foo Insurance. */
    boolean othersDiffer(Similar similar, double near) {
        if (shared == 0 || shared == aWords || shared == bWords) {
            return false;
        }
        for (int i = 0; i < aWords; i++) {
            for (int j = 0; j < bWords; j++) {
                boolean left = (aTaken & 1 << i) == 0 && (bTaken & 1 << j) == 0;
                if (left && similar.jaroWinkler(aText, aFrom[i], aTo[i], bText, bFrom[j], bTo[j]) >= near) {
                    return false;
                }
            }
        }
        return true;
    }

    boolean sameWords() {
        return shared == aWords && shared == bWords;
    }

    boolean oneHoldsTheOther() {
        return shared > 0 && shared == Math.min(aWords, bWords);
    }

    private static int split(char[] text, int n, int[] from, int[] to) {
        int words = 0;
        for (int i = 0; i < n && words < MOST; ) {
            int end = i;
            while (end < n && text[end] != ' ') {
                end++;
            }
            if (end > i) {
                from[words] = i;
                to[words++] = end;
            }
            i = end + 1;
        }
        return words;
    }
}
