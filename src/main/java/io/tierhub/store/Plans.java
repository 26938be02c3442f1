package io.tierhub.store;

/**
 * Sees to it that the plans of statements, which H2 keeps, fit the tables: one that was made while a table was empty begins
 * with that table, and reads all of it for each row once it is not. So after so many rows written all plans are made anew.
 */
final class Plans {
    private static final long LEAST = 100;
    private static final long MOST = 10_000;

    private final Engine engine;
    private long written;
    private long next = LEAST;

    Plans(Engine engine) {
        this.engine = engine;
    }

    /** So many rows were written, and committed. */
    synchronized void written(long rows) {
        written += rows;
        if (written >= next) {
            next = written + Math.min(MOST, Math.max(LEAST, written / 2));
            engine.replan();
        }
    }
}
