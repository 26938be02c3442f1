package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Grading;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all batches of one live run have in common.
 *
 * @param ruleset in effect on the day
 * @param knownAt epoch milliseconds: up to when the hub had taken in what is graded
 * @param say what persons say about tiers on that day
 * @param tally of the tiers that it gave or left
 * @param stamps takes the outcomes of those that are written
 */
record GradePass(
        Ruleset ruleset,
        Grading grading,
        int asOf,
        long knownAt,
        WriteGrades writer,
        PersonsSay say,
        TierTally tally,
        StoredStamps stamps) {
    /** Customers of one transaction. */
    static final int BATCH = 5_000;
    /** Those that are due and looked at together: while some are written the next are read. */
    static final int DUE = 1_000;
    /** Of them the first, after which the reading and the writing go side by side; where records come one by one there are no more. */
    static final int FIRST_DUE = 50;

    /** Grades some customers, which are due no longer. */
    GradeRun batch(Tx tx, List<GradeInput> inputs, List<Judged> judged) {
        long[] ids = ids(inputs);
        tx.gradesDue().clear(ids);
        return graded(tx, inputs, judged, tiers(tx, ids));
    }

    private static Map<Long, TierRow> tiers(Tx tx, long[] customers) {
        Map<Long, TierRow> tiers = new HashMap<>();
        tx.tiers().of(customers).forEach(row -> tiers.put(row.customer(), row));
        return tiers;
    }

    private GradeRun graded(Tx tx, List<GradeInput> inputs, List<Judged> judged, Map<Long, TierRow> before) {
        GradeRun run = writer.write(tx, this, inputs, judged, before);
        writer.gate().count(tx, run.moved());
        return run;
    }

    /**
     * All customers between two numbers that are due.
     *
     * @param more whether there may be others
     * @param inputs of those that are graded
     * @param judged what could be made of these before anything is written
     * @param before the tiers that they have
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Due(
            long[] customers, boolean more, List<GradeInput> inputs, List<Judged> judged, Map<Long, TierRow> before) {

        /** The last of some. */
        long last() {
            return customers[customers.length - 1];
        }
    }

    /**
     * Looks at customers that are due.
     *
     * @param more whether there may be others
     * @param kept forgets them; null where nobody is kept
     */
    Due look(Tx tx, Rates rates, long[] due, boolean more, @Nullable Everyone kept) {
        if (due.length == 0) {
            return new Due(due, more, List.of(), List.of(), Map.of());
        }
        FoldPopulation fold = new FoldPopulation(tx, ruleset, rates, asOf);
        if (kept != null) {
            kept.forget(due);
            fold.trusting(kept.lone());
        }
        List<GradeInput> inputs = fold.some(due);
        return new Due(due, more, inputs, writer.judge(this, inputs, tx.briefing()), tiers(tx, ids(inputs)));
    }

    /** Grades customers that are due, and takes grades from those that are no longer graded. */
    GradeRun write(Tx tx, Due due, long nowMs) {
        if (due.customers().length == 0) {
            return GradeRun.of(0);
        }
        tx.gradesDue().clearAllOf(due.customers(), asOf);
        GradeRun run = GradeRun.of(due.inputs().size()).plus(graded(tx, due.inputs(), due.judged(), due.before()));
        Ungrade.write(tx, Difference.of(due.customers(), ids(due.inputs())), asOf, "NOT_GRADED", nowMs);
        return run;
    }

    private static long[] ids(List<GradeInput> inputs) {
        return inputs.stream().mapToLong(input -> input.customer().number()).toArray();
    }
}
