package io.tierhub.flow;

import io.tierhub.grade.Reference;
import io.tierhub.store.References;
import io.tierhub.store.Tx;
import org.jspecify.annotations.Nullable;

/** A stored population with what forecasts learned since it was frozen. */
record StoredReference(References.Reference population, References.@Nullable Fit fit) {
    /** The last of a ruleset on or before a day; null if there is none. */
    static @Nullable StoredReference latest(Tx tx, String ruleset, int day) {
        return latest(tx, ruleset, day, day);
    }

    /** The same with what was learned up to another day. */
    static @Nullable StoredReference latest(Tx tx, String ruleset, int day, int learnedBy) {
        References.Reference stored = tx.references().latest(ruleset, day);
        return stored == null
                ? null
                : new StoredReference(stored, tx.references().fit(ruleset, stored.asOf(), learnedBy));
    }

    /** The epoch day of the population. */
    int asOf() {
        return population.asOf();
    }

    Reference read() {
        Reference read = Reference.fromBytes(population.data());
        return fit == null ? read : read.relearned(fit.asOf(), fit.data());
    }
}
