package io.tierhub.bench;

/** How fast each tenth of a load went; what is heard after the first whole load is not counted. */
final class LoadPace {
    private static final int TENTHS = 10;

    private final long rows;
    private final long[] reached = new long[TENTHS + 1];
    private final long[] rowsThen = new long[TENTHS + 1];
    private int next = 1;
    private long over;

    LoadPace(long rows) {
        this.rows = rows;
        reached[0] = System.nanoTime();
    }

    /** Hears how many rows are done. */
    void rowsSoFar(long done) {
        while (next <= TENTHS && done >= rows * next / TENTHS) {
            reached[next] = System.nanoTime();
            rowsThen[next++] = done;
        }
    }

    /** Hears that all is done, what a first load leaves to its end too. */
    void over() {
        over = System.nanoTime();
    }

    /** Rows a second of a tenth, from 1; NaN where chunks are so large that it has no time of its own. */
    private double speed(int tenth) {
        long took = rowsThen[tenth] - rowsThen[tenth - 1];
        return took == 0 ? Double.NaN : took * 1e9 / (reached[tenth] - reached[tenth - 1]);
    }

    /** The last tenth's speed over the second's: the first holds the start of everything. */
    double lastToSecond() {
        return speed(TENTHS) / speed(2);
    }

    void print(Report to) {
        StringBuilder all = new StringBuilder();
        for (int tenth = 1; tenth <= TENTHS; tenth++) {
            all.append(Math.round(speed(tenth))).append(' ');
        }
        to.line("rows/s of each tenth", "%s", all);
        to.line("after the last of them", "%,9.2f s", (over - reached[TENTHS]) / 1e9);
    }
}
