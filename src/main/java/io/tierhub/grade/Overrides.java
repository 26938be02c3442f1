package io.tierhub.grade;

import io.tierhub.vocabulary.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of a customer's overrides holds. A customer has several when it was set again, or customers became one. */
public final class Overrides {
    private Overrides() {}

    /**
     * The newest that counts on a day; null: none does. One that a single person asked for holds no tier below a
     * {@link Tier#STRATEGIC} that two agreed on, also where the two met in a merge.
     */
    public static @Nullable TierOverride holding(List<TierOverride> all, int day) {
        TierOverride newest = null;
        TierOverride strategic = null;
        for (TierOverride each : all) {
            if (!each.counts(day)) {
                continue;
            }
            newest = newer(newest, each);
            strategic = keepsStrategic(each) ? newer(strategic, each) : strategic;
        }
        return newest != null && newest.agreed() == null && strategic != null ? strategic : newest;
    }

    /** Whether an override of these terms would lower a customer whom others keep STRATEGIC on any of its days. */
    public static boolean lowersStrategic(List<TierOverride> all, OverrideTerms terms) {
        return terms.tier() != Tier.STRATEGIC
                && all.stream()
                        .anyMatch(each -> keepsStrategic(each)
                                && each.start() < terms.until()
                                && Math.max(each.start(), terms.from()) < each.stop());
    }

    /** Whether it gives the highest tier of all. */
    public static boolean keepsStrategic(TierOverride override) {
        return override.terms().tier() == Tier.STRATEGIC;
    }

    /** The next day after {@code day} on which one begins or ends; null: none does. */
    public static @Nullable Integer nextChange(List<TierOverride> all, int day) {
        int next = Integer.MAX_VALUE;
        for (TierOverride each : all) {
            if (each.start() < each.stop()) {
                next = each.start() > day ? Math.min(next, each.start()) : next;
                next = each.stop() > day ? Math.min(next, each.stop()) : next;
            }
        }
        return next == Integer.MAX_VALUE ? null : (Integer) next;
    }

    private static TierOverride newer(@Nullable TierOverride one, TierOverride other) {
        return one == null || other.number() > one.number() ? other : one;
    }
}
