package io.tierhub.grade;

import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/** How restless tiers are over some days that lie far apart, such as the ends of quarters. Keeps two of the days. */
public final class Restless {
    private @Nullable TierColumn earlier;
    private @Nullable TierColumn last;
    private long changes;
    private long flaps;

    /** Adds a day after those before, of the same customers. */
    public void add(TierColumn now) {
        if (last != null) {
            now.alike(last);
        }
        for (int i = 0; last != null && i < now.size(); i++) {
            if (changed(last.tier(i), now.tier(i))) {
                changes++;
                flaps += earlier != null && earlier.tier(i) == now.tier(i) ? 1 : 0;
            }
        }
        earlier = last;
        last = now;
    }

    /** Changes from one graded tier to another between two days that follow each other. */
    public long changes() {
        return changes;
    }

    /** Changes that the next day takes back, as in A, B, A. */
    public long flaps() {
        return flaps;
    }

    private static boolean changed(Tier before, Tier now) {
        return before != now && graded(before) && graded(now);
    }

    private static boolean graded(Tier tier) {
        return tier != Tier.PROSPECT && tier != Tier.UNGRADED;
    }
}
