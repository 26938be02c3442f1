package io.tierhub.match;

import io.tierhub.vocabulary.Setting;
import java.util.HashSet;
import java.util.List;

/** What {@code config/matching.yaml} says. */
public record MatchRules(
        @Setting(
                value = "How much evidence a join takes: `default`, or `strict` for fewer wrong joins at the price of"
                        + " more missed ones.",
                def = "default")
        Preset preset,

        @Setting(
                value = "How many records may share one blocking key before it counts as a hub value and is split by"
                        + " a second field.",
                def = "200")
        int keyCap,

        @Setting(
                value = "With how many candidates one record is compared at most, rarest shared key first.",
                def = "32")
        int pairsPerRecord,

        @Setting(
                value = "Systems that hold every customer once: two records of such a system are never joined.",
                def = "[]")
        List<String> uniqueSystems,

        @Setting(
                value =
                        "How many percent of the source records `match --rebuild` may give to another customer before it"
                                + " waits for `--confirm`.",
                def = "20")
        int maxMovedPercent,

        @Setting(
                value = "After how many days the daemon learns the weights of matching anew by itself; 0: only `match"
                        + " --train` and `match --rebuild` learn.",
                def = "0")
        int learnEveryDays) {

    /** More systems than this cannot be declared unique: they are kept as bits of one word. */
    public static final int MAX_UNIQUE_SYSTEMS = 64;

    /** Thresholds in bits. */
    public enum Preset {
        DEFAULT(0, -2),
        STRICT(4, 0);

        private final double bestEdge;
        private final double meanEdge;

        Preset(double bestEdge, double meanEdge) {
            this.bestEdge = bestEdge;
            this.meanEdge = meanEdge;
        }

        /** T1: the best edge between two clusters must reach this weight. */
        public double bestEdge() {
            return bestEdge;
        }

        /** T2: the mean over the pairs across two clusters must reach this weight. */
        public double meanEdge() {
            return meanEdge;
        }
    }

    public MatchRules {
        uniqueSystems = List.copyOf(uniqueSystems);
        if (keyCap < 10 || keyCap > 10_000) {
            throw new IllegalArgumentException("key_cap must be 10 to 10000, not " + keyCap
                    + ": use 200 unless a report of hub values says otherwise");
        }
        if (pairsPerRecord < 10 || pairsPerRecord > 10_000) {
            throw new IllegalArgumentException("pairs_per_record must be 10 to 10000, not " + pairsPerRecord
                    + ": use 32 unless true pairs are missed");
        }
        if (maxMovedPercent < 0 || maxMovedPercent > 100) {
            throw new IllegalArgumentException("max_moved_percent must be 0 to 100, not " + maxMovedPercent
                    + ": use 20 unless rebuilds are to be confirmed sooner or later");
        }
        if (learnEveryDays < 0 || learnEveryDays > 3_650) {
            throw new IllegalArgumentException(
                    "learn_every_days must be 0 to 3650, not " + learnEveryDays + ": use 0 to learn only when asked");
        }
        if (uniqueSystems.size() > MAX_UNIQUE_SYSTEMS) {
            throw new IllegalArgumentException(
                    "unique_systems names " + uniqueSystems.size() + " systems, at most 64 are possible: name fewer");
        }
        if (new HashSet<>(uniqueSystems).size() < uniqueSystems.size()) {
            throw new IllegalArgumentException("unique_systems names a system twice: remove one");
        }
    }

    /** The rules of an absent file. */
    public static MatchRules defaults() {
        return new MatchRules(Preset.DEFAULT, 200, 32, List.of(), 20, 0);
    }
}
