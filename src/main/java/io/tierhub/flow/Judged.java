package io.tierhub.flow;

import io.tierhub.grade.Grade;
import io.tierhub.grade.Graded;
import io.tierhub.store.Briefing;
import io.tierhub.store.CustomerGrades;
import io.tierhub.store.GradeRow;
import io.tierhub.store.StoredText;
import java.util.ArrayList;
import java.util.List;

/**
 * What was made of one customer, ready to be stored.
 *
 * @param detail a JSON object: the reasons and parts of the tier
 */
record Judged(Graded graded, CustomerGrades grades, StoredText detail) {
    static Judged of(Graded graded, Briefing briefing) {
        List<GradeRow> grades = new ArrayList<>(graded.grades().size());
        for (Grade each : graded.grades()) {
            grades.add(row(each, briefing));
        }
        return new Judged(
                graded, briefing.grades(graded.customer().number(), grades), briefing.text(graded.tier()::detailJson));
    }

    private static GradeRow row(Grade grade, Briefing briefing) {
        return new GradeRow(
                grade.customer().number(),
                grade.model(),
                grade.asOf(),
                grade.status().name(),
                grade.score(),
                grade.klass(),
                briefing.text(grade::inputsJson),
                briefing.text(grade::reasonsJson));
    }
}
