package io.tierhub.store;

/**
 * The two protections of an H2 store. WRITE_DELAY=0 hands every commit to the operating system before it returns, so it
 * survives a kill of the process; CHECKPOINT SYNC hands it to the disk, so it survives a power cut.
 *
 * <p>The system property {@code tierhub.unsafe} takes both away. It exists for one test alone: the one that proves that
 * the kill test notices when they are missing.
 */
final class Durability {
    private static final boolean UNSAFE = Boolean.getBoolean("tierhub.unsafe");

    /**
     * Caches in KB and in statements a session ({@link Plans}), of which no answer is kept, lock timeout in ms. What is read
     * once in a while is read again from the cache of the operating system; in a larger cache here it lives just long enough
     * to be copied by the collector. Pages are not compressed: a record that comes alone changes some fifty, and compressing
     * them took a quarter of its time, for a file of half the size. The hub closes the database itself, after its own last
     * work. H2 writes no trace of errors beside the file: that would quote rows.
     */
    private static final String OPTIONS =
            ";CACHE_SIZE=4096;QUERY_CACHE_SIZE=256;OPTIMIZE_REUSE_RESULTS=FALSE;LOCK_TIMEOUT=10000"
                    + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private Durability() {}

    static String url(String url) {
        return url + OPTIONS + (UNSAFE ? "" : ";WRITE_DELAY=0");
    }

    static String checkpoint() {
        return UNSAFE ? "SELECT 1" : "CHECKPOINT SYNC";
    }
}
