package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Grading;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.Tx;
import java.util.List;
import java.util.function.Consumer;

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
    /** After everybody. */
    static final long NONE_LEFT = Long.MAX_VALUE;

    /** Grades some customers, which are due no longer. */
    GradeRun batch(Tx tx, List<GradeInput> inputs, List<Judged> judged) {
        tx.gradesDue().clear(ids(inputs));
        GradeRun run = writer.write(tx, this, inputs, judged);
        writer.gate().count(tx, run.moved());
        return run;
    }

    /**
     * Grades the next customers that are due, and takes grades from those that are no longer graded.
     *
     * @param after the customer after whom to look, moved on by this; to {@link #NONE_LEFT} once there is none
     * @param taken hears who was due, before anything is written
     */
    GradeRun due(Tx tx, Rates rates, long[] after, Consumer<long[]> taken, long nowMs) {
        long[] due = tx.gradesDue().take(asOf, after[0], BATCH);
        after[0] = due.length < BATCH ? NONE_LEFT : due[due.length - 1];
        if (due.length == 0) {
            return GradeRun.of(0);
        }
        taken.accept(due);
        List<GradeInput> inputs = new FoldPopulation(tx, ruleset, rates, asOf).some(due);
        GradeRun run = GradeRun.of(inputs.size()).plus(batch(tx, inputs, writer.judge(this, inputs, tx.briefing())));
        Ungrade.write(tx, Difference.of(due, ids(inputs)), asOf, "NOT_GRADED", nowMs);
        return run;
    }

    private static long[] ids(List<GradeInput> inputs) {
        return inputs.stream().mapToLong(input -> input.customer().number()).toArray();
    }
}
