package io.tierhub.flow;

import io.tierhub.grade.Ruleset;
import io.tierhub.store.Tx;
import org.jspecify.annotations.Nullable;

/**
 * The last day graded live, and by which rules.
 *
 * @param day an epoch day; null before the first
 */
record LastLive(@Nullable Integer day, @Nullable String rules) {
    static LastLive read(Tx tx) {
        String day = tx.meta().get(GradeCustomers.LAST_DAY);
        return new LastLive(day == null ? null : Integer.valueOf(day), tx.meta().get(GradeCustomers.LAST_RULES));
    }

    boolean after(int asOf) {
        return day != null && asOf < day;
    }

    /** Whether other rules graded it. */
    boolean byOthers(Ruleset ruleset) {
        return rules != null && !rules.equals(ruleset.id());
    }
}
