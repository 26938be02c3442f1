package io.tierhub.flow;

import io.tierhub.grade.Grading;
import io.tierhub.store.References.Days;

/**
 * What customers that are due are graded by while the reference stands still, kept from one run to the next: to read a
 * reference takes longer than to grade one customer against it. Within a day nothing of it changes but by a run over all
 * customers, after which none is kept.
 *
 * @param ruleset its identity
 * @param asOf the epoch day that is graded
 * @param days of which the stored reference is
 * @param size customers that the last live reference was taken from
 */
record FrozenGrading(String ruleset, int asOf, Days days, Grading grading, int size) {
    /** Whether it is what would be read now. */
    boolean standsFor(String nowRuleset, int nowAsOf, Days nowDays) {
        return ruleset.equals(nowRuleset) && asOf == nowAsOf && days.equals(nowDays);
    }
}
