package io.tierhub.behaviour;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How events earn points.
 *
 * @param events by type, as in {@link Measure}
 * @param window days; an older event earns nothing
 * @param halfLife days, for {@link Decay#HALF_LIFE}
 * @param groupCaps the most that the events of a group earn together, after fading
 */
public record PointRules(
        Map<String, Worth> events, Decay decay, int window, int halfLife, Map<String, Double> groupCaps) {
    /** How points fade with age. */
    public enum Decay {
        NONE,
        /** By half every so many days. */
        HALF_LIFE,
        /** In equal steps, to nothing at the end of the window. */
        LINEAR
    }

    /**
     * What events of one type earn.
     *
     * @param dayCap the most that a day earns, before fading; null: no limit
     * @param group those that share a cap; null: none
     */
    public record Worth(
            double points,
            @Nullable Double dayCap,
            @Nullable String group) {}

    public PointRules {
        events = Map.copyOf(events);
        groupCaps = Map.copyOf(groupCaps);
    }

    /** By age in days, from 0 to the window, what is left of a point. */
    double[] fading() {
        double[] left = new double[window + 1];
        for (int age = 0; age <= window; age++) {
            left[age] = switch (decay) {
                case NONE -> 1;
                case HALF_LIFE -> StrictMath.pow(0.5, (double) age / halfLife);
                case LINEAR -> Math.max(0, 1 - (double) age / window);
            };
        }
        return left;
    }

    /** The groups that have a cap, in a fixed order. */
    List<String> groups() {
        return groupCaps.keySet().stream().sorted().toList();
    }
}
