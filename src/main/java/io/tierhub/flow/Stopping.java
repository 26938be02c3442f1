package io.tierhub.flow;

/** Whether the hub has been asked to stop. Long work looks between its transactions, and ends there. */
public final class Stopping {
    private volatile boolean asked;

    /** Work ended early because the hub stops; what is committed stands, and the next start goes on from there. */
    public static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("the hub is stopping: what is done so far is kept, and the next start goes on from there");
        }
    }

    /** Asks for it. */
    public void ask() {
        asked = true;
    }

    boolean asked() {
        return asked;
    }

    /** @throws StoppedException once the hub has been asked to stop */
    void check() {
        if (asked) {
            throw new StoppedException();
        }
    }
}
