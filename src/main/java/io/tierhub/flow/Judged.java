package io.tierhub.flow;

import io.tierhub.grade.Grade;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Graded;
import io.tierhub.grade.Grading;
import io.tierhub.grade.TierDecision;
import io.tierhub.store.GradeRow;
import java.util.List;

/**
 * What was made of one customer, ready to be stored.
 *
 * @param grades a row for each model
 * @param detail a JSON object: the reasons and parts of the tier
 * @param stamp the outcome in brief
 */
record Judged(Graded graded, List<GradeRow> grades, String detail, long stamp) {
    static Judged of(Graded graded, Grading grading, GradeInput input) {
        TierDecision tier = graded.tier();
        return new Judged(
                graded,
                graded.grades().stream().map(Judged::row).toList(),
                "{\"reasons\":" + tier.reasonsJson() + ",\"contributions\":" + tier.contributionsJson() + "}",
                grading.outcome(input).stamp());
    }

    private static GradeRow row(Grade grade) {
        return new GradeRow(
                grade.customer().number(),
                grade.model(),
                grade.asOf(),
                grade.status().name(),
                grade.score(),
                grade.klass(),
                grade.inputsJson(),
                grade.reasonsJson());
    }
}
