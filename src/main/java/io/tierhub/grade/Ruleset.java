package io.tierhub.grade;

import io.tierhub.behaviour.FoldRules;
import io.tierhub.behaviour.Kinds;
import io.tierhub.behaviour.PointRules;
import io.tierhub.behaviour.Rates;
import io.tierhub.behaviour.RefundDating;
import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One version of the grading rules: {@code config/grading/<ruleset>.yaml}. */
public record Ruleset(
        @Setting("The name of this version, such as 2026Q3.")
        String name,

        @Setting(value = "Statuses of orders that count.", def = "[PAID, SHIPPED, COMPLETED, INVOICED]")
        List<String> countedStatuses,

        @Setting(
                value = "The day on which a refund takes its money away: that of its order, or its own (refund).",
                def = "order")
        RefundDating refundDating,

        @Setting(
                value =
                        "Whom customers are compared with: a population kept from an earlier run (snapshot), or today's (live).",
                def = "snapshot")
        Comparison reference,

        @Setting(value = "The models.", def = "{}") Models models,

        @Setting("Numbers and texts under names of one's own, for scores, matrices, personas, tags and gates.")
        Map<String, MeasureSettings> measures,

        @Setting(value = "How grades become one tier.", def = "{}")
        PolicySettings policy,

        @Setting("Whether orders of amount 0 count too; they do not unless this says true.") @Nullable Boolean countZeroOrders,

        @Setting(
                "The part of its money that is margin where an order says no cost, above 0 and at most 1; left out, the"
                        + " margin of such an order is not known.")
        @Nullable BigDecimal marginRate) {

    /** Whom customers are compared with. */
    public enum Comparison {
        LIVE,
        SNAPSHOT
    }

    /** The settings of every model. */
    public record Models(
            @Setting(value = "Recency, frequency and money.", def = "{}")
            RfmSettings rfm,

            @Setting(value = "Who brings the first 80 % of revenue.", def = "{}")
            AbcSettings abc,

            @Setting("Layers by rank: the best 1 %, 5 %, 20 %. Off unless it stands here, as all models below.")
            @Nullable PyramidSettings pyramid,

            @Setting("What a customer is worth by average order, frequency and lifespan.") @Nullable LtvSettings ltv,

            @Setting("What customers are likely to bring from now on.") @Nullable ClvSettings clv,

            @Setting("Where a customer stands between first order and loss.") @Nullable LifecycleSettings lifecycle,

            @Setting("When a customer's next purchase is due.") @Nullable NextPurchaseSettings nextPurchase,

            @Setting("Points for what a customer does besides buying.") @Nullable EngagementSettings engagement,

            @Setting("Weighted scores of one's own, by name.")
            Map<String, ScoreSettings> scores,

            @Setting("Matrices over two scores, by name.") Map<String, MatrixSettings> matrices,

            @Setting("One persona for each customer.") @Nullable PersonaSettings personas,

            @Setting("Tags, each with the rule that sets it.")
            Map<String, TagSettings> tags) {
        /** What events earn; only where engagement is on. */
        PointRules points() {
            if (engagement == null) {
                throw new IllegalStateException("no model asks for points: engagement is off");
            }
            return engagement.rules();
        }

        /** RFM and ABC alone. */
        public Models(RfmSettings rfm, AbcSettings abc) {
            this(rfm, abc, null, null, null, null, null, null, Map.of(), Map.of(), null, Map.of());
        }
    }

    public Ruleset {
        if (name.isBlank() || name.indexOf('@') >= 0) {
            throw new IllegalArgumentException("a ruleset's name is not empty and has no @: it is '" + name + "'");
        }
        if (countedStatuses.isEmpty()) {
            throw new IllegalArgumentException("counted_statuses is empty, so no order would count: name one");
        }
        if (marginRate != null && (marginRate.signum() <= 0 || marginRate.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException(
                    "margin_rate is above 0 and at most 1, a part of the money, not " + marginRate.toPlainString());
        }
        for (String status : countedStatuses) {
            if (!status.equals(status.toUpperCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "statuses are upper-case: write " + status.toUpperCase(Locale.ROOT) + ", not " + status);
            }
        }
    }

    /** Rules without measures of their own. */
    public Ruleset(
            String name,
            List<String> countedStatuses,
            RefundDating refundDating,
            Comparison reference,
            Models models,
            PolicySettings policy) {
        this(name, countedStatuses, refundDating, reference, models, Map.of(), policy, null, null);
    }

    /** The rules of a hub that has no grading file. */
    public static Ruleset defaults(String name) {
        return new Ruleset(
                name,
                List.of("PAID", "SHIPPED", "COMPLETED", "INVOICED"),
                RefundDating.ORDER,
                Comparison.SNAPSHOT,
                new Models(RfmSettings.defaults(), AbcSettings.defaults()),
                PolicySettings.defaults());
    }

    /** The same rules with that forecast. */
    Ruleset with(ClvSettings clv) {
        Models all = new Models(
                models.rfm(),
                models.abc(),
                models.pyramid(),
                models.ltv(),
                clv,
                models.lifecycle(),
                models.nextPurchase(),
                models.engagement(),
                models.scores(),
                models.matrices(),
                models.personas(),
                models.tags());
        return new Ruleset(
                name, countedStatuses, refundDating, reference, all, measures, policy, countZeroOrders, marginRate);
    }

    /** {@code name@sha256:...}: equal rules have equal identities, whatever the layout of their file. */
    public String id() {
        return name + "@sha256:" + CanonicalText.sha256(this);
    }

    /** What cannot be, beyond what the parts refuse by themselves; empty if the rules can grade. */
    public List<Fault> faults() {
        return new RulesetCheck(this).faults();
    }

    /** Whether both see the same in what was folded for one of them, so that one fold serves both. */
    public boolean foldsLike(Ruleset other) {
        return models.rfm().window().equals(other.models.rfm().window())
                && models.rfm().fGrain() == other.models.rfm().fGrain()
                && models.abc().window().equals(other.models.abc().window())
                && countedStatuses.equals(other.countedStatuses)
                && refundDating == other.refundDating
                && Boolean.TRUE.equals(countZeroOrders) == Boolean.TRUE.equals(other.countZeroOrders)
                && models.abc().value() == other.models.abc().value()
                && Objects.equals(marginRate, other.marginRate)
                && measures.equals(other.measures)
                && slots().equals(other.slots())
                && Objects.equals(models.engagement(), other.models.engagement());
    }

    /** The variables that the models and rules ask for. */
    Slots slots() {
        return new RuleNames(this).slots();
    }

    /** The first day of each window that behaviour is folded in, as of a day. */
    public List<Integer> windowStarts(int asOf) {
        return new Variables(this, asOf).windowStarts();
    }

    /** How events are folded for these rules: window 0 is that of RFM, window 1 that of ABC. */
    public FoldRules foldRules(int asOf, Kinds kinds, Rates rates) {
        Variables variables = new Variables(this, asOf);
        return new FoldRules(
                asOf,
                variables.windowStarts(),
                variables.measures(),
                Set.copyOf(countedStatuses),
                refundDating,
                kinds,
                rates,
                Boolean.TRUE.equals(countZeroOrders),
                Long.MAX_VALUE);
    }
}
