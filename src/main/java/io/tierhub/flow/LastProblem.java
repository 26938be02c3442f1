package io.tierhub.flow;

/** What went wrong at the last try: what is tried again every second is reported when it changes, not every second. */
final class LastProblem {
    private String words = "";

    /** Whether this is another problem than that of the try before. */
    synchronized boolean isNew(Throwable failure) {
        String now = String.valueOf(failure.getMessage());
        boolean other = !now.equals(words);
        words = now;
        return other;
    }

    /** The try went well. */
    synchronized void over() {
        words = "";
    }
}
