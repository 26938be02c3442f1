package io.tierhub.store;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes what a first load appends once instead of up to three times, where PostgreSQL is the store. There a page that went
 * to disk is written again when its rows are first read, to note that they are committed, and again when all of them are
 * old. Freezing notes both while the page is still in the server's memory, on its way to disk for the first time.
 *
 * <p>VACUUM looks only at pages that it has not frozen before, and changes nothing that anybody sees. It runs before a
 * transaction, never after: if it fails, nothing is in doubt.
 */
final class FreshPages {
    /** Transactions between two rounds: of 5,000 rows each they fill an eighth of the memory that a server has by itself. */
    private static final int ROUND = 4;

    private final Store store;
    private final AtomicInteger written = new AtomicInteger();

    FreshPages(Store store) {
        this.store = store;
    }

    /** Takes notice of a transaction of a first load that is about to begin. */
    void before(Effect effect) {
        boolean appends = effect == Effect.CHUNK_TAKEN || effect == Effect.GOLDEN_WRITTEN;
        if (appends && written.incrementAndGet() % ROUND == 0) {
            if (effect == Effect.CHUNK_TAKEN) {
                freezeRecords();
            } else {
                freezeCustomers();
            }
        }
    }

    /** Freezes source records. Not while an index is built on them: it would wait for that. */
    void freezeRecords() {
        freeze("source_record");
    }

    /** Freezes what {@link Effect#GOLDEN_WRITTEN} writes. */
    void freezeCustomers() {
        freeze("customer, grade_due");
    }

    private void freeze(String tables) {
        store.onConnection(handle ->
                handle.execute("VACUUM (FREEZE, SKIP_LOCKED, TRUNCATE FALSE, PROCESS_TOAST FALSE) " + tables));
    }
}
