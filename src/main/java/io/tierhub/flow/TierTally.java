package io.tierhub.flow;

import io.tierhub.vocabulary.Tier;

/** How many customers have each tier, as a run goes over them. */
final class TierTally {
    private final long[] counts = new long[Tier.values().length];

    void add(Tier tier) {
        counts[tier.ordinal()]++;
    }

    long of(Tier tier) {
        return counts[tier.ordinal()];
    }
}
