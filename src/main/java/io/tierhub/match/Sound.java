package io.tierhub.match;

/** A rough code of how a Latin name sounds: first letter by its class, then the classes of the consonants, up to four. */
final class Sound {
    private static final int LONGEST = 4;
    /** For a to z: vowels and weak letters 0, else the class. */
    private static final String CLASSES = "01230120022455012623010202";

    private Sound() {}

    /** Writes the code of a folded name and returns its length; letters of other scripts stand for themselves. */
    static int of(char[] name, int length, char[] out) {
        int n = 0;
        char last = 0;
        for (int i = 0; i < length && n < LONGEST; i++) {
            char c = name[i];
            if (c == ' ') {
                continue;
            }
            boolean latin = c >= 'a' && c <= 'z';
            char code = latin ? CLASSES.charAt(c - 'a') : c;
            if (n == 0) {
                out[n++] = code == '0' ? 'a' : code;
            } else if (code != '0' && code != last) {
                out[n++] = code;
            }
            last = code;
        }
        return n;
    }
}
