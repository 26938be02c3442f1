package io.tierhub.flow;

/**
 * What a grading run did.
 *
 * @param replay whether it graded a past day apart from the live state
 * @param customers looked at
 * @param written with a row of grades that differs from what was stored
 * @param tierChanges customers whose tier is another than before, first tiers included
 */
public record GradeRun(boolean replay, int customers, int written, int tierChanges) {
    static GradeRun of(int customers) {
        return new GradeRun(false, customers, 0, 0);
    }

    GradeRun plus(GradeRun more) {
        return new GradeRun(replay, customers + more.customers, written + more.written, tierChanges + more.tierChanges);
    }
}
