package io.tierhub.flow;

import io.tierhub.store.Tx;

/**
 * The first grading of a store. It looks at everybody, and is due until it has come to its end, so no customer need be marked
 * as due meanwhile: to take a mark away costs as much as to write a tier.
 */
final class FirstGrading {
    private static final String UNDER_WAY = "grade.first";

    private FirstGrading() {}

    /** Notes that it has begun, and takes all marks away at once; what is marked from now on stays. */
    static boolean begin(Tx tx) {
        tx.meta().put(UNDER_WAY, "");
        tx.gradesDue().clearAll();
        return true;
    }

    /** Whether one has begun and not come to its end: it was cut off, or somebody looks beside it. */
    static boolean underWay(Tx tx) {
        return tx.meta().get(UNDER_WAY) != null;
    }

    static void end(Tx tx) {
        tx.meta().remove(UNDER_WAY);
    }
}
