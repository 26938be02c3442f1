package io.tierhub.flow;

import io.tierhub.grade.Population;
import io.tierhub.grade.Reference;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.Tx;
import org.jspecify.annotations.Nullable;

/**
 * Whom the customers of a day are compared with: the stored reference of the ruleset, or the population of the day itself
 * while it settles, where the rules say live, and once there are {@link #OUTGROWN} times as many customers. A run and a
 * simulation choose alike.
 *
 * @param stored of this ruleset, on or before the day; null if there is none
 * @param size of the population that the last live reference was taken from; 0 if none was
 */
record ChooseReference(Ruleset ruleset, int asOf, @Nullable StoredReference stored, int size) {
    static final String SIZE = "grade.reference_size";

    /** A reference of so many times fewer customers than there are now is no measure for them: it is taken anew. */
    static final int OUTGROWN = 2;

    static ChooseReference of(Tx tx, Ruleset ruleset, int asOf) {
        String size = tx.meta().get(SIZE);
        return new ChooseReference(
                ruleset,
                asOf,
                StoredReference.latest(tx, ruleset.id(), asOf),
                size == null ? 0 : Integer.parseInt(size));
    }

    /** For a day that is graded with what was known at an instant: by then only populations of days before had settled. */
    static ChooseReference known(Tx tx, Ruleset ruleset, int asOf, AsKnown at) {
        return new ChooseReference(
                ruleset, asOf, StoredReference.latest(tx, ruleset.id(), Math.min(asOf, at.day() - 1)), 0);
    }

    /** The stored one, if a live run must hold on to it whoever has come since; else null. */
    @Nullable Reference frozen() {
        return stored == null || stored.asOf() == asOf || comparesWithToday() ? null : stored.read();
    }

    /** For a live run that looks at everybody; then what forecasts learned is learned anew where it is old. */
    Reference live(Population population) {
        Reference frozen = frozen();
        boolean outgrown = size > 0 && population.size() >= OUTGROWN * size;
        return frozen == null || outgrown
                ? population.reference(ruleset, asOf)
                : frozen.relearnedIfOld(ruleset, population, asOf);
    }

    /** For a day apart from the live ones. */
    Reference replay(Population population) {
        return stored == null || comparesWithToday() ? population.reference(ruleset, asOf) : stored.read();
    }

    private boolean comparesWithToday() {
        return ruleset.reference() == Ruleset.Comparison.LIVE;
    }
}
