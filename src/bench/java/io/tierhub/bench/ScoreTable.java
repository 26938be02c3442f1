package io.tierhub.bench;

import java.util.Arrays;

/** R, F and M and the ABC class of every customer, by number; who bought nothing has no R, F, M and is in C. */
final class ScoreTable {
    private static final int NOTHING = 'C';

    private final int[] scores;

    ScoreTable(int customers) {
        scores = new int[customers + 1];
        Arrays.fill(scores, NOTHING);
    }

    void put(long customer, int r, int f, int m, char abc) {
        scores[(int) customer] = r << 16 | f << 12 | m << 8 | abc;
    }

    int differences(ScoreTable other) {
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            count += scores[i] == other.scores[i] ? 0 : 1;
        }
        return count;
    }

    /** Customers with a counted order. */
    int ranked() {
        int count = 0;
        for (int each : scores) {
            count += each == NOTHING ? 0 : 1;
        }
        return count;
    }
}
