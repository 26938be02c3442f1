package io.tierhub.flow;

import io.tierhub.grade.Drift;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Tier;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers how many customers each tier had when the reference was taken, and says when that has moved far. */
final class TierDrift {
    private static final Logger LOG = LoggerFactory.getLogger(TierDrift.class);
    private static final String THEN = "grade.reference_tiers";
    /** Graded customers below which one more or less in a tier says nothing. */
    static final int FEWEST = 100;

    private static final Tier[] GRADED = {Tier.STRATEGIC, Tier.A, Tier.B, Tier.C, Tier.D};

    private TierDrift() {}

    /**
     * To be called after a day, in the transaction that ends it.
     *
     * @param counts of all customers
     * @param taken whether the reference is of this day
     * @return the population stability index since the reference; 0 where nothing is known of it, or of fewer than {@link #FEWEST}
     */
    static double note(Tx tx, TierTally counts, boolean taken) {
        long[] now = Arrays.stream(GRADED).mapToLong(counts::of).toArray();
        if (taken) {
            tx.meta().put(THEN, Arrays.stream(now).mapToObj(Long::toString).collect(Collectors.joining(" ")));
            return 0;
        }
        String then = tx.meta().get(THEN);
        if (then == null || Arrays.stream(now).sum() < FEWEST) {
            return 0;
        }
        double psi = Drift.psi(
                Arrays.stream(then.split(" ")).mapToLong(Long::parseLong).toArray(), now);
        if (psi > Drift.ALARM) {
            LOG.warn(
                    "The shares of tiers have drifted far from the reference ({}): it no longer describes the customers."
                            + " Look at the rules, then take it anew with grade --all",
                    String.format(Locale.ROOT, "%.3f", psi));
        } else if (psi > Drift.NOTICE) {
            LOG.info(
                    "The shares of tiers are drifting from the reference ({})",
                    String.format(Locale.ROOT, "%.3f", psi));
        }
        return psi;
    }
}
