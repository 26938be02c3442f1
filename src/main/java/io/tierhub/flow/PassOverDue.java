package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.grade.GradeInput;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the customers that are due, some at a time: while some are written, those after them are judged, and those after these
 * read. Who holds the lock is the only one that marks, so none becomes due behind its back.
 */
final class PassOverDue {
    /** Those that are looked at together. */
    static final int DUE = 1_000;
    /** The first of them, before which nothing goes side by side; where records come one by one there are no more. */
    static final int FIRST = 50;

    private final Store store;
    private final Rates rates;
    private final @Nullable Everyone kept;
    private final LongSupplier nowMs;

    /**
     * All customers between two numbers that are due.
     *
     * @param more whether there may be others
     * @param inputs of those that are graded
     * @param before the tiers that they have: see {@link WriteGrades#write}
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Due(long[] customers, boolean more, List<GradeInput> inputs, Map<Long, TierRow> before) {
        /** The last of some. */
        long last() {
            return customers[customers.length - 1];
        }
    }

    /** Some that are due, and what could be made of them: see {@link WriteGrades#judge}. */
    private record Looked(Due due, Future<List<Judged>> judged) {}

    /** A pass after its first transaction. */
    record Begun(GradePass pass, Due first, GradeRun run) {}

    /**
     * Prepares a pass.
     *
     * @param kept forgets those that are due; null where nobody is kept
     * @param nowMs epoch milliseconds
     */
    PassOverDue(Store store, Rates rates, @Nullable Everyone kept, LongSupplier nowMs) {
        this.store = store;
        this.rates = rates;
        this.kept = kept;
        this.nowMs = nowMs;
    }

    /** Grades the first of them, in the transaction in which the pass was prepared. */
    Begun begin(Tx tx, GradePass pass) {
        Due first = look(tx, pass, tx.gradesDue().take(pass.asOf(), 0, FIRST), FIRST);
        return new Begun(pass, first, write(tx, pass, first, pass.writer().judge(pass, first.inputs(), tx.briefing())));
    }

    /**
     * Grades the others, if there are more.
     *
     * @param told takes what each transaction changed, after its commit and on this thread; what it throws ends the pass
     */
    void goOn(Begun begun, Consumer<GradeRun> told) {
        if (!begun.first().more()) {
            return;
        }
        GradePass pass = begun.pass();
        ExecutorService judge = Executors.newSingleThreadExecutor(work -> new Thread(work, "judge"));
        try (WriteBehind<GradeRun> behind = new WriteBehind<>("write", told)) {
            Looked waiting = null;
            for (Due before = begun.first(); before.more(); ) {
                long last = before.last();
                Due due = store.read(tx -> look(tx, pass, tx.gradesDue().next(pass.asOf(), last, DUE), DUE));
                Looked looked =
                        new Looked(due, judge.submit(() -> pass.writer().judge(pass, due.inputs(), store.briefing())));
                write(pass, waiting, behind);
                waiting = looked;
                before = due;
            }
            write(pass, waiting, behind);
            behind.settle();
        } finally {
            WriteBehind.end(judge);
        }
    }

    private void write(GradePass pass, @Nullable Looked looked, WriteBehind<GradeRun> behind) {
        if (looked != null) {
            List<Judged> judged = WriteBehind.done(looked.judged());
            behind.write(() -> store.transaction(Effect.DUE_GRADED, tx -> write(tx, pass, looked.due(), judged)));
        }
    }

    private Due look(Tx tx, GradePass pass, long[] due, int asked) {
        FoldPopulation fold = new FoldPopulation(tx, pass.ruleset(), rates, pass.asOf());
        Map<Long, TierRow> before = new HashMap<>();
        if (kept != null) {
            before.putAll(pass.writer().remembers() ? Map.of() : kept.rows(due));
            kept.forget(due);
            fold.trusting(kept.lone());
        }
        List<GradeInput> inputs = due.length == 0 ? List.of() : fold.some(due);
        List<GradeInput> unknown = inputs.stream()
                .filter(each -> !before.containsKey(each.customer().number()))
                .toList();
        before.putAll(GradePass.tiers(tx, unknown));
        return new Due(due, due.length == asked, inputs, before);
    }

    /** Grades customers that are due, and takes grades from those that are no longer graded. */
    private GradeRun write(Tx tx, GradePass pass, Due due, List<Judged> judged) {
        if (due.customers().length == 0) {
            return GradeRun.of(0);
        }
        tx.gradesDue().clearAllOf(due.customers(), pass.asOf());
        GradeRun run = GradeRun.of(due.inputs().size()).plus(pass.write(tx, due.inputs(), judged, due.before()));
        long[] gone = Difference.of(due.customers(), GradePass.ids(due.inputs()));
        Ungrade.write(tx, gone, pass.asOf(), "NOT_GRADED", nowMs.getAsLong());
        return run;
    }
}
