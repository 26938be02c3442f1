package io.tierhub.flow;

import io.tierhub.store.Meta;
import io.tierhub.store.Store;
import io.tierhub.store.StoreException;
import io.tierhub.store.Tx;
import io.tierhub.store.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The start after a stop that was not clean. A mark in the store says that the last stop was; it is taken away at the
 * start and put back at the stop. Without it the tables are compared with each other: what is derived is built again, and
 * a store that lacks what nothing else tells is refused.
 */
public final class VerifiedStart {
    /** The name of the mark in {@link Meta}. */
    static final String MARK = "clean_stop";

    private static final Logger LOG = LoggerFactory.getLogger(VerifiedStart.class);

    private final Store store;
    private final MasterLock lock;
    private final RebuildGolden golden;
    private final BusinessClock clock;

    /**
     * What the start found.
     *
     * @param clean whether the last stop was clean, so that nothing was looked at
     * @param repaired what was built again, in words
     * @param tookMs how long looking and building took
     */
    public record Report(boolean clean, List<String> repaired, long tookMs) {}

    public VerifiedStart(Store store, MasterLock lock, RebuildGolden golden, BusinessClock clock) {
        this.store = store;
        this.lock = lock;
        this.golden = golden;
        this.clock = clock;
    }

    /**
     * Verifies unless the last stop was clean. Nothing else may be using the store yet.
     *
     * @throws StoreException when the store is damaged; nothing was changed then
     */
    public Report verify() {
        long from = System.nanoTime();
        if (store.read(VerifiedStart::wasClean)) {
            begin();
            return new Report(true, List.of(), 0);
        }
        List<String> repaired = new ArrayList<>();
        long moved = store.transaction(tx -> refuseDamage(tx.verification()));
        note(repaired, moved, "source records given to the customer that theirs became part of");
        if (GoldenBehind.pending(store)) {
            lock.state(); // makes a first load good that was cut off, before golden records are counted
        }
        note(repaired, rebuildGolden(), "golden records built again");
        store.transaction(tx -> {
            grades(tx, repaired);
            return repaired;
        });
        begin();
        long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
        LOG.warn(
                "The last stop was not clean. The store was verified in {} ms: {}",
                tookMs,
                repaired.isEmpty() ? "nothing is missing" : "whole again after repairs: " + String.join("; ", repaired));
        return new Report(false, List.copyOf(repaired), tookMs);
    }

    /** Says that this stop is clean: called last, when nothing writes any more. */
    public void stopped() {
        store.transaction(tx -> {
            tx.meta().put(MARK, "yes");
            return MARK;
        });
    }

    /** A store that has taken nothing in yet has nothing to lose. */
    private static boolean wasClean(Tx tx) {
        return tx.meta().get(MARK) != null
                || tx.ledger().newest(1).isEmpty() && tx.sources().count() == 0;
    }

    private void begin() {
        store.transaction(tx -> {
            tx.meta().remove(MARK);
            return MARK;
        });
    }

    private static int refuseDamage(Verification tables) {
        int moved = tables.followRedirects();
        List<String> damage = tables.damage();
        if (!damage.isEmpty()) {
            throw StoreException.damaged(damage);
        }
        return moved;
    }

    private int rebuildGolden() {
        long[] missing = store.read(tx -> tx.verification().withoutGolden());
        if (missing.length == 0) {
            return 0;
        }
        lock.master(state -> store.transaction(tx -> {
            golden.write(
                    tx,
                    state.matches(),
                    missing,
                    Map.of(),
                    state.nextCustomer(),
                    clock.now().toEpochMilli(),
                    today());
            return missing;
        }));
        lock.forget(); // the next number was taken from a table that lacked rows
        return missing.length;
    }

    private void grades(Tx tx, List<String> repaired) {
        Verification tables = tx.verification();
        long[] nobodies = tables.gradedNobodies();
        Ungrade.write(tx, nobodies, today(), "NOT_GRADED");
        note(repaired, nobodies.length, "grades taken away that belonged to no customer");
        note(repaired, tables.tiersFromHistory(today()), "tiers put back from their history");
        note(repaired, tables.reopenHistory(), "spans of history begun again from their tier");
        note(repaired, tables.makeUngradedDue(today()), "customers without a tier made due: grading decides");
    }

    private static void note(List<String> repaired, long count, String what) {
        if (count > 0) {
            repaired.add(count + " " + what);
        }
    }

    private int today() {
        return (int) clock.today().toEpochDay();
    }
}
