package io.tierhub.flow;

import io.tierhub.vocabulary.Tier;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many customers have each tier, as a run goes over them; two threads may add. */
final class TierTally {
    private final AtomicLongArray counts = new AtomicLongArray(Tier.values().length);

    void add(Tier tier) {
        counts.incrementAndGet(tier.ordinal());
    }

    long of(Tier tier) {
        return counts.get(tier.ordinal());
    }
}
