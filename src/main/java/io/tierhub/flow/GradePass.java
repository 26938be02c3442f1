package io.tierhub.flow;

import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Grading;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    /** Customers of one transaction of a pass over all. */
    static final int BATCH = 5_000;

    /** Grades some customers, which are due no longer. */
    GradeRun batch(Tx tx, List<GradeInput> inputs, List<Judged> judged) {
        tx.gradesDue().clear(ids(inputs));
        return write(tx, inputs, judged, tiers(tx, inputs));
    }

    /**
     * Grades some customers.
     *
     * @param judged see {@link WriteGrades#judge}
     * @param before the tiers that they have
     */
    GradeRun write(Tx tx, List<GradeInput> inputs, List<Judged> judged, Map<Long, TierRow> before) {
        GradeRun run = writer.write(tx, this, inputs, judged, before);
        writer.gate().count(tx, run.moved());
        return run;
    }

    /** The tiers that some customers have. */
    static Map<Long, TierRow> tiers(Tx tx, List<GradeInput> inputs) {
        Map<Long, TierRow> tiers = new HashMap<>();
        if (!inputs.isEmpty()) {
            tx.tiers().of(ids(inputs)).forEach(row -> tiers.put(row.customer(), row));
        }
        return tiers;
    }

    static long[] ids(List<GradeInput> inputs) {
        return inputs.stream().mapToLong(input -> input.customer().number()).toArray();
    }
}
