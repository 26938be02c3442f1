package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Grading;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all batches of one live run have in common.
 *
 * @param ruleset in effect on the day
 * @param say what persons say about tiers on that day
 * @param tally of the tiers that it gave or left
 */
record GradePass(Ruleset ruleset, Grading grading, int asOf, WriteGrades writer, PersonsSay say, TierTally tally) {
    /** Customers of one transaction. */
    static final int BATCH = 5_000;

    /** Grades some customers, which are due no longer. */
    GradeRun batch(Tx tx, List<GradeInput> inputs) {
        tx.gradesDue().clear(ids(inputs));
        return writer.write(tx, grading, asOf, inputs, say, tally);
    }

    /**
     * Grades the next customers that are due, and takes grades from those that are no longer graded.
     *
     * @param after the customer after whom to look, moved on by this
     * @return null when none is left
     */
    @Nullable GradeRun due(Tx tx, Rates rates, long[] after) {
        long[] due = tx.gradesDue().take(asOf, after[0], BATCH);
        if (due.length == 0) {
            return null;
        }
        after[0] = due[due.length - 1];
        List<GradeInput> inputs = new FoldPopulation(tx, ruleset, rates, asOf).some(due);
        GradeRun run = GradeRun.of(inputs.size()).plus(batch(tx, inputs));
        Ungrade.write(tx, Difference.of(due, ids(inputs)), asOf, "NOT_GRADED");
        return run;
    }

    private static long[] ids(List<GradeInput> inputs) {
        return inputs.stream().mapToLong(input -> input.customer().number()).toArray();
    }
}
