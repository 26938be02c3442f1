package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import io.tierhub.vocabulary.Tier;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How grades become one tier. */
public record PolicySettings(
        @Setting(
                value = "The models that make up the score, and what each weighs.",
                def = "[{model: rfm, weight: 35}, {model: abc, weight: 35}]")
        List<Component> composite,

        @Setting(
                value = "The score from which on a customer is A, B or C; below C is D.",
                def = "{A: 80, B: 60, C: 40}")
        Map<String, BigDecimal> cuts,

        @Setting(value = "Days since the first order below which a tier is provisional and at most B.", def = "90")
        int minHistoryDays,

        @Setting(value = "Orders below which a tier is provisional and at most B.", def = "2")
        int minOrders,

        @Setting(
                value =
                        "A model without a score is left out and the rest weighs more (renormalise), counts 0 (zero) or 50 (neutral).",
                def = "renormalise")
        Missing missing,

        @Setting(value = "The share of the weights that must have a score, or the customer is not graded.", def = "0.6")
        BigDecimal minCoverage,

        @Setting(
                "How scores become one: their weighted mean (weighted, also without this key), the best (best_of), the worst"
                        + " (worst_of), what more than half of the weights reach (majority), or a table of classes (lookup).")
        @Nullable Combiner combiner,

        @Setting("For the combiner lookup.") @Nullable LookupSettings lookup,

        @Setting("Bounds of the tier by rule.") List<GateSettings> gates,

        @Setting("Holds tiers still while scores swing. Off unless it stands here.") @Nullable HysteresisSettings hysteresis) {

    /** How the scores of a composite become one. */
    public enum Combiner {
        WEIGHTED,
        BEST_OF,
        WORST_OF,
        MAJORITY,
        LOOKUP
    }

    /** The weighted mean, bound by nothing. */
    public PolicySettings(
            List<Component> composite,
            Map<String, BigDecimal> cuts,
            int minHistoryDays,
            int minOrders,
            Missing missing,
            BigDecimal minCoverage) {
        this(composite, cuts, minHistoryDays, minOrders, missing, minCoverage, null, null, List.of(), null);
    }

    static final int WEIGHT_DECIMALS = 4;
    private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(10_000);

    public enum Missing {
        RENORMALISE,
        ZERO,
        NEUTRAL
    }

    /** One model of the composite. */
    public record Component(
            @Setting(
                    "A model that has a score: rfm, abc, pyramid, ltv, clv, lifecycle, engagement, or a score of one's own.")
            String model,

            @Setting("What it weighs, relative to the others.")
            BigDecimal weight) {
        public Component {
            PolicySettings.weight(weight, model);
        }
    }

    public PolicySettings {
        Set<String> models = new HashSet<>();
        for (Component component : composite) {
            if (!models.add(component.model)) {
                throw new IllegalArgumentException("composite names " + component.model + " twice: keep one of them");
            }
        }
        if (models.isEmpty()) {
            throw new IllegalArgumentException("composite is empty: name at least one model");
        }
        if (!cuts.keySet().equals(Set.of("A", "B", "C"))) {
            throw new IllegalArgumentException("cuts name A, B and C, not " + cuts.keySet());
        }
        Ascending.check("cuts from C to A", List.of(cut(cuts, "C"), cut(cuts, "B"), cut(cuts, "A")));
        if (cut(cuts, "C").signum() <= 0 || cut(cuts, "A").compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("cuts are above 0 and at most 100, or a tier could never be reached");
        }
        if (minHistoryDays < 0 || minOrders < 0) {
            throw new IllegalArgumentException("min_history_days and min_orders are 0 or more");
        }
        coverage(minCoverage);
        combiner = combiner == Combiner.WEIGHTED ? null : combiner; // so that saying it changes no identity
        if (combiner == Combiner.LOOKUP == (lookup == null)) {
            throw new IllegalArgumentException("lookup belongs to combiner lookup: write both, or neither");
        }
        Set<String> names = new HashSet<>();
        for (GateSettings gate : gates) {
            if (!names.add(gate.name())) {
                throw new IllegalArgumentException("gates: " + gate.name() + " stands twice: give one another name");
            }
        }
    }

    /** Refuses what is no weight. */
    static void weight(BigDecimal weight, String of) {
        if (weight.signum() <= 0 || weight.compareTo(MAX_WEIGHT) > 0) {
            throw new IllegalArgumentException(
                    "a weight is above 0 and at most " + MAX_WEIGHT + ": correct that of " + of + ", or remove it");
        }
        if (weight.stripTrailingZeros().scale() > WEIGHT_DECIMALS) {
            throw new IllegalArgumentException(
                    "a weight has at most " + WEIGHT_DECIMALS + " decimals: round that of " + of);
        }
    }

    /** Refuses what is no share. */
    static void coverage(BigDecimal minCoverage) {
        if (minCoverage.signum() < 0 || minCoverage.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("min_coverage is from 0 to 1, not " + minCoverage.toPlainString());
        }
    }

    /** How scores become one. */
    Combiner combining() {
        return combiner == null ? Combiner.WEIGHTED : combiner;
    }

    BigDecimal cut(Tier tier) {
        return cut(cuts, tier.name());
    }

    private static BigDecimal cut(Map<String, BigDecimal> cuts, String tier) {
        return cuts.getOrDefault(tier, BigDecimal.ZERO);
    }

    /** The settings that hold where a ruleset says nothing. */
    public static PolicySettings defaults() {
        Map<String, BigDecimal> cuts = new LinkedHashMap<>();
        cuts.put("A", new BigDecimal("80"));
        cuts.put("B", new BigDecimal("60"));
        cuts.put("C", new BigDecimal("40"));
        BigDecimal weight = new BigDecimal("35");
        return new PolicySettings(
                List.of(new Component(Rfm.NAME, weight), new Component(Abc.NAME, weight)),
                cuts,
                90,
                2,
                Missing.RENORMALISE,
                new BigDecimal("0.6"));
    }
}
