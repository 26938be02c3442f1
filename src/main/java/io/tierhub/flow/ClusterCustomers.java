package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.grade.ClusterFeatures;
import io.tierhub.grade.Clusters;
import io.tierhub.grade.Population;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.Store;

/** Groups the customers of the last graded day: one pass over behaviour, then some 100 bytes a customer in memory. Reads only. */
public final class ClusterCustomers {
    private final Store store;
    private final Ruleset ruleset;
    private final Rates rates;

    public ClusterCustomers(Store store, Ruleset ruleset, Rates rates) {
        this.store = store;
        this.ruleset = ruleset;
        this.rates = rates;
    }

    /** @throws IllegalArgumentException if nothing was graded yet */
    public Clusters cluster() {
        ClusterFeatures features = store.read(tx -> {
            int asOf = (int) MeasureTiers.lastDay(tx).toEpochDay();
            Population population = new FoldPopulation(tx, ruleset, rates, asOf).all();
            return ClusterFeatures.of(ruleset, MeasureTiers.reference(tx, ruleset, population, asOf), population, asOf);
        });
        return Clusters.of(features.ids(), features.columns(), features.value());
    }
}
