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
    /** Those that are due and looked at together: while some are written the next are read. */
    static final int DUE = 1_000;

    /** Grades some customers, which are due no longer. */
    GradeRun batch(Tx tx, List<GradeInput> inputs, List<Judged> judged) {
        tx.gradesDue().clear(ids(inputs));
        return graded(tx, inputs, judged);
    }

    private GradeRun graded(Tx tx, List<GradeInput> inputs, List<Judged> judged) {
        GradeRun run = writer.write(tx, this, inputs, judged);
        writer.gate().count(tx, run.moved());
        return run;
    }

    /**
     * All customers between two numbers that are due.
     *
     * @param inputs of those that are graded
     * @param judged what could be made of these before anything is written
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Due(long[] customers, List<GradeInput> inputs, List<Judged> judged) {
        /** Whether there may be more of them. */
        boolean more() {
            return customers.length == DUE;
        }

        /** The last of some. */
        long last() {
            return customers[customers.length - 1];
        }
    }

    /**
     * Looks at customers that are due.
     *
     * @param taken hears who they are
     */
    Due look(Tx tx, Rates rates, long[] due, Consumer<long[]> taken) {
        if (due.length == 0) {
            return new Due(due, List.of(), List.of());
        }
        taken.accept(due);
        List<GradeInput> inputs = new FoldPopulation(tx, ruleset, rates, asOf).some(due);
        return new Due(due, inputs, writer.judge(this, inputs, tx.briefing()));
    }

    /** Grades customers that are due, and takes grades from those that are no longer graded. */
    GradeRun write(Tx tx, Due due, long nowMs) {
        if (due.customers().length == 0) {
            return GradeRun.of(0);
        }
        tx.gradesDue().clearAllOf(due.customers(), asOf);
        GradeRun run = GradeRun.of(due.inputs().size()).plus(graded(tx, due.inputs(), due.judged()));
        Ungrade.write(tx, Difference.of(due.customers(), ids(due.inputs())), asOf, "NOT_GRADED", nowMs);
        return run;
    }

    private static long[] ids(List<GradeInput> inputs) {
        return inputs.stream().mapToLong(input -> input.customer().number()).toArray();
    }
}
