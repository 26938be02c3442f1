package io.tierhub.grade;

import io.tierhub.behaviour.PointRules;
import io.tierhub.behaviour.PointRules.Decay;
import io.tierhub.behaviour.PointRules.Worth;
import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a customer does besides buying, in points. */
public record EngagementSettings(
        @Setting(
                value = "Type of event to what it earns. Types: TICKET, ORDER, INTERACTION, or a type of interaction.",
                def =
                        "{LOGIN: {points: 1, day_cap: 1}, FEATURE: {points: 5}, COMMENT: {points: 3}, INVITE: {points: 10}}")
        Map<String, Event> events,

        @Setting(
                value =
                        "How points fade with age: not at all (none), by half every half_life days, or to nothing at the end"
                                + " of the window (linear).",
                def = "half_life")
        Decay decay,

        @Setting(value = "Days after which an event earns nothing.", def = "90")
        int window,

        @Setting(value = "Days in which a point fades to half.", def = "30")
        int halfLife,

        @Setting("Group to the most that its events earn together.")
        Map<String, BigDecimal> groupCaps,

        @Setting("The most that a customer earns.") @Nullable BigDecimal cap,

        @Setting(value = "Points that are a score of 100.", def = "100")
        BigDecimal full,

        @Setting(
                value = "Level to the points from which on; whoever earns less than all is NONE.",
                def = "{HIGH: 50, MEDIUM: 20}")
        Map<String, BigDecimal> levels,

        @Setting(value = "Days without any of these events after which the level is CHURN_RISK; 0: never.", def = "30")
        int quietDays) {

    private static final int MAX_WINDOW = 3_660;
    private static final BigDecimal MOST_FULL = BigDecimal.valueOf(100_000);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    /** What an event of a type earns. */
    public record Event(
            @Setting("Points of one event; they may be below 0.")
            BigDecimal points,

            @Setting("The most that a day earns with it, before fading.") @Nullable BigDecimal dayCap,

            @Setting("Those that share a cap.") @Nullable String group) {
        public Event {
            if (points.signum() == 0 || points.abs().compareTo(MOST) > 0) {
                throw new IllegalArgumentException(
                        "points are not 0, and at most " + MOST + " either way: correct them");
            }
            if (dayCap != null && (dayCap.signum() <= 0 || points.signum() < 0)) {
                throw new IllegalArgumentException("day_cap is above 0, and for points above 0: remove or correct it");
            }
        }
    }

    public EngagementSettings {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("events is empty, so nobody would earn a point: name one");
        }
        for (Map.Entry<String, Event> event : events.entrySet()) {
            if (!event.getKey().equals(event.getKey().toUpperCase(Locale.ROOT))) {
                throw new IllegalArgumentException("events: types are upper-case: write "
                        + event.getKey().toUpperCase(Locale.ROOT) + ", not " + event.getKey());
            }
            String group = event.getValue().group();
            if (group != null && !groupCaps.containsKey(group)) {
                throw new IllegalArgumentException(
                        "group_caps has no " + group + ", which events name: add it, or remove the group");
            }
        }
        if (window < 1 || window > MAX_WINDOW || halfLife < 1 || quietDays < 0) {
            throw new IllegalArgumentException("window is 1 to " + MAX_WINDOW
                    + ", half_life 1 or more, quiet_days 0 or more: correct the one that is not");
        }
        if (full.signum() <= 0
                || full.compareTo(MOST_FULL) > 0
                || cap != null && (cap.signum() <= 0 || cap.compareTo(MOST_FULL) > 0)) {
            throw new IllegalArgumentException(
                    "full and cap are above 0 and at most " + MOST_FULL + ": correct the one that is not");
        }
        if (levels.isEmpty() || levels.values().stream().anyMatch(from -> from.signum() <= 0)) {
            throw new IllegalArgumentException("levels are one or more, each from above 0 on; the rest is LOW or NONE");
        }
        Ascending.checkFromLast("levels", levels.values());
        BigDecimal most = levels.values().stream().max(BigDecimal::compareTo).orElseThrow();
        if (cap != null && most.compareTo(cap) > 0) {
            throw new IllegalArgumentException(
                    "cap keeps a level from ever being reached: raise it to " + most + ", or lower the level");
        }
    }

    /** Levels with the two that always are. */
    Map<String, BigDecimal> allLevels() {
        Map<String, BigDecimal> all = new LinkedHashMap<>(levels);
        all.put("LOW", new BigDecimal("0.0001"));
        all.put("NONE", BigDecimal.ZERO);
        return all;
    }

    /** The classes, in no order. */
    List<String> classes() {
        List<String> classes = new ArrayList<>(allLevels().keySet());
        if (quietDays > 0) {
            classes.add(Engagement.CHURN_RISK);
        }
        return classes;
    }

    PointRules rules() {
        Map<String, Worth> worths = new LinkedHashMap<>();
        events.forEach((type, event) -> {
            @Nullable BigDecimal dayCap = event.dayCap();
            worths.put(
                    type,
                    new Worth(
                            event.points().doubleValue(), dayCap == null ? null : dayCap.doubleValue(), event.group()));
        });
        Map<String, Double> caps = new LinkedHashMap<>();
        groupCaps.forEach((group, most) -> caps.put(group, most.doubleValue()));
        return new PointRules(worths, decay, window, halfLife, caps);
    }
}
