package io.tierhub.flow;

import io.tierhub.store.Effect;
import io.tierhub.store.Meta;
import io.tierhub.store.Store;
import io.tierhub.store.StoreException;
import io.tierhub.store.Tx;
import io.tierhub.store.Verification.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
        if (GoldenBehind.pending(store)) {
            lock.state(); // makes a first load good that was cut off, before golden records are looked for
        }
        Findings found = store.read(tx -> tx.verification().look());
        if (!found.damage().isEmpty()) {
            throw StoreException.damaged(found.damage());
        }
        repair(found, repaired);
        begin();
        long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
        LOG.warn(
                "The last stop was not clean. The store was verified in {} ms: {}",
                tookMs,
                repaired.isEmpty()
                        ? "nothing is missing"
                        : "whole again after repairs: " + String.join("; ", repaired));
        return new Report(false, List.copyOf(repaired), tookMs);
    }

    /** Says that this stop is clean: called last, when nothing writes any more. */
    public void stopped() {
        store.transaction(Effect.STOP_MARKED, tx -> {
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
        store.transaction(Effect.START_MARKED, tx -> {
            tx.meta().remove(MARK);
            return MARK;
        });
    }

    private void repair(Findings found, List<String> repaired) {
        if (found.astray() > 0) {
            note(repaired, found.astray(), "source records given to the customer that theirs became part of");
            repairing(tx -> tx.repairs().followRedirects());
        }
        if (found.withoutGolden().length > 0) {
            note(repaired, found.withoutGolden().length, "golden records built again");
            rebuildGolden(found.withoutGolden());
        }
        note(repaired, found.tiersOfNobody().length, "tiers taken away that belonged to no customer");
        note(repaired, found.tiersLost().length, "tiers put back from their history");
        note(repaired, found.spansLost().length, "spans of history begun again from their tier");
        // A first grading that was cut off looks at everybody again, marked or not.
        long[] ungraded = store.read(FirstGrading::underWay) ? new long[0] : found.ungraded();
        note(repaired, ungraded.length, "customers without a tier made due: grading decides");
        if (repaired.isEmpty()) {
            return;
        }
        repairing(tx -> {
            Ungrade.write(
                    tx,
                    found.tiersOfNobody(),
                    today(),
                    "NOT_GRADED",
                    clock.now().toEpochMilli());
            tx.repairs().tiersFromHistory(found.tiersLost());
            tx.repairs().reopenHistory(found.spansLost());
            tx.gradesDue().mark(found.tiersLost(), today());
            tx.gradesDue().mark(ungraded, today());
        });
    }

    private void rebuildGolden(long[] missing) {
        lock.master(state -> {
            repairing(tx -> golden.write(
                    tx,
                    state.matches(),
                    missing,
                    Map.of(),
                    state.nextCustomer(),
                    clock.now().toEpochMilli(),
                    today()));
            return state;
        });
        lock.forget(); // the next number was taken from a table that lacked rows
    }

    private void repairing(Consumer<Tx> work) {
        store.transaction(Effect.REPAIRED, tx -> {
            work.accept(tx);
            return tx;
        });
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
