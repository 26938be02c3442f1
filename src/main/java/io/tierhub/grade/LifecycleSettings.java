package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Where the stages of a customer's life begin. */
public record LifecycleSettings(
        @Setting(value = "Days since the first order in which a customer is new.", def = "90")
        int newDays,

        @Setting(value = "So many times the usual gap between purchases without an order is a risk.", def = "2")
        BigDecimal riskMult,

        @Setting(value = "Days without an order that are no risk in any rhythm.", def = "60")
        int minRiskDays,

        @Setting(value = "The gap of customers with fewer than 3 days with a purchase.", def = "60")
        int defaultGapDays,

        @Setting(value = "Days without order, ticket or interaction after which a customer is dormant.", def = "180")
        int dormantDays,

        @Setting(value = "The same after which it is lost.", def = "365")
        int churnDays,

        @Setting(value = "Orders from which on a customer is mature.", def = "4")
        int matureOrders,

        @Setting(value = "Days since the first order from which on it is.", def = "365")
        int matureDays,

        @Setting(
                value = "What a stage counts in a score or a composite, from 0 to 100.",
                def = "{MATURE: 100, GROWING: 80, NEW: 60, AT_RISK: 40, DORMANT: 20, CHURNED: 0}")
        Map<Stage, BigDecimal> scores) {

    /** Stages, in words that the field uses. */
    public enum Stage {
        LEAD("线索", "has not bought yet"),
        CHURNED("已流失", "is lost"),
        DORMANT("沉睡", "is dormant"),
        AT_RISK("有流失风险", "is at risk: quieter than its rhythm"),
        NEW("新客户", "is new"),
        MATURE("成熟客户", "is mature"),
        GROWING("成长客户", "is growing");

        private final String zh;
        private final String en;

        Stage(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }
    }

    public LifecycleSettings {
        if (newDays < 0 || minRiskDays < 1 || defaultGapDays < 1 || matureOrders < 1 || matureDays < 0) {
            throw new IllegalArgumentException(
                    "new_days and mature_days are 0 or more, min_risk_days, default_gap_days and mature_orders 1 or more:"
                            + " correct the one that is not");
        }
        if (riskMult.signum() <= 0) {
            throw new IllegalArgumentException("risk_mult is above 0, not " + riskMult.toPlainString());
        }
        if (minRiskDays >= dormantDays) {
            throw new IllegalArgumentException(
                    "min_risk_days is below dormant_days, or no customer could ever be at risk: lower it");
        }
        if (dormantDays >= churnDays) {
            throw new IllegalArgumentException(
                    "dormant_days is below churn_days, or no customer could ever be dormant: lower it");
        }
        for (Stage stage : Stage.values()) {
            BigDecimal score = scores.get(stage);
            if (score == null ? stage != Stage.LEAD : stage == Stage.LEAD) {
                throw new IllegalArgumentException("scores name every stage but LEAD, which has none: "
                        + (score == null ? "add " : "remove ") + stage);
            }
            if (score != null && (score.signum() < 0 || score.compareTo(BigDecimal.valueOf(100)) > 0)) {
                throw new IllegalArgumentException("scores are from 0 to 100: correct that of " + stage);
            }
        }
    }

    /** The stages of whoever has bought. */
    List<String> classes() {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.LEAD)
                .map(Enum::name)
                .toList();
    }
}
