package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How RFM scores are made. */
public record RfmSettings(
        @Setting(value = "How far back orders and money count; recency looks at all history.", def = "P24M")
        HistoryWindow window,

        @Setting(value = "Scores go from 1 to this number.", def = "5")
        int k,

        @Setting(
                value = "Scores by rank among all customers (quantile) or by fixed cuts (threshold).",
                def = "quantile")
        Method method,

        @Setting(
                value =
                        "Where customers of equal value stand among their equals: at the low end, the middle or the high end.",
                def = "low")
        Ties ties,

        @Setting(value = "What recency, frequency and money weigh in the index.", def = "{r: 0.3, f: 0.3, m: 0.4}")
        Weights weights,

        @Setting(value = "Scores from this number on are high, in the eight classes.", def = "4")
        int highFrom,

        @Setting(
                value = "High means high_from or more (fixed), or the mean score of all customers or more (mean).",
                def = "fixed")
        HighRule highRule,

        @Setting(value = "Frequency counts orders (order), or days with an order (day).", def = "order")
        Grain fGrain,

        @Setting("The cuts of method threshold, k - 1 of each, ascending.") @Nullable Cuts cuts,

        @Setting("Own groups: name to cells, each cell written R-FM, as in 5-4; empty: the built-in groups (k of 5).")
        Map<String, List<String>> groups) {

    public enum Method {
        QUANTILE,
        THRESHOLD
    }

    public enum Ties {
        LOW,
        MID,
        HIGH
    }

    public enum HighRule {
        FIXED,
        MEAN
    }

    public enum Grain {
        ORDER,
        DAY
    }

    /** What the three scores weigh. */
    public record Weights(
            @Setting("Weight of recency.") BigDecimal r,
            @Setting("Weight of frequency.") BigDecimal f,
            @Setting("Weight of money.") BigDecimal m) {
        public Weights {
            if (r.signum() < 0
                    || f.signum() < 0
                    || m.signum() < 0
                    || r.add(f).add(m).signum() == 0) {
                throw new IllegalArgumentException(
                        "weights are 0 or more, and one of them is more: correct r, f and m");
            }
        }
    }

    /** The cuts of method threshold. */
    public record Cuts(
            @Setting("Days since the last order: up to the first cut is the best score.")
            List<Integer> days,

            @Setting("Orders: from the last cut on is the best score.")
            List<Integer> orders,

            @Setting("Money in the reporting currency: from the last cut on is the best score.")
            List<BigDecimal> money) {
        public Cuts {
            Ascending.check("cuts.days", days);
            Ascending.check("cuts.orders", orders);
            Ascending.check("cuts.money", money);
        }
    }

    private static final int MAX_K = 10;

    public RfmSettings {
        if (k < 2 || k > MAX_K) {
            throw new IllegalArgumentException("k is from 2 to " + MAX_K + ", not " + k);
        }
        if (highFrom < 2 || highFrom > k) {
            throw new IllegalArgumentException("high_from is from 2 to k, or a class could never be reached; it is "
                    + highFrom + " and k is " + k);
        }
        if (method == Method.THRESHOLD && cuts == null) {
            throw new IllegalArgumentException("method threshold needs cuts: add days, orders and money");
        }
        if (method == Method.QUANTILE && cuts != null) {
            throw new IllegalArgumentException(
                    "cuts have no effect with method quantile: remove them, or say threshold");
        }
        if (cuts != null && (cuts.days.size() != k - 1 || cuts.orders.size() != k - 1 || cuts.money.size() != k - 1)) {
            throw new IllegalArgumentException(
                    "cuts are k - 1 = " + (k - 1) + " numbers each: make the lists that long");
        }
        RfmGroups.check(groups, k);
    }

    /** The settings that hold where a ruleset says nothing. */
    public static RfmSettings defaults() {
        Weights weights = new Weights(new BigDecimal("0.3"), new BigDecimal("0.3"), new BigDecimal("0.4"));
        return new RfmSettings(
                HistoryWindow.of("P24M"),
                5,
                Method.QUANTILE,
                Ties.LOW,
                weights,
                4,
                HighRule.FIXED,
                Grain.ORDER,
                null,
                Map.of());
    }
}
