package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import io.tierhub.grade.NextPurchaseSettings.Due;
import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Expects the next order one usual gap (the median) after the last. The score is 100 until then and falls as the gap to the
 * days without an order. Where CLV has learned MBG/NBD, the grade tells the chance that the customer is lost too; what
 * either is worth is for the backtest to say.
 */
final class NextPurchase implements Model {
    static final String NAME = "next_purchase";
    private static final String GAP = "gap_days";

    /** The variables that it asks for. */
    static final Set<String> VARIABLES = Set.of(GAP);

    private final NextPurchaseSettings settings;
    private final int asOf;
    private final int gapSlot;
    private final @Nullable PurchaseModel purchases;

    /** @param purchases what was learned of all customers; null: nothing, or by another model */
    NextPurchase(NextPurchaseSettings settings, @Nullable PurchaseModel purchases, Roster roster) {
        this.settings = settings;
        this.purchases = purchases;
        asOf = roster.asOf();
        gapSlot = roster.slots().number(GAP);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** In ten-thousandths of a day, at least one day. */
    private long gap(GradeInput input) {
        long gap = input.facts().number(gapSlot);
        return gap == Measure.MISSING ? settings.defaultGapDays() * (long) Measure.ONE : Math.max(Measure.ONE, gap);
    }

    private long days(GradeInput input) {
        return asOf - (long) input.lastDay();
    }

    /** Days without an order, in usual gaps. */
    private BigDecimal ratio(GradeInput input) {
        return BigDecimal.valueOf(days(input) * Measure.ONE)
                .divide(BigDecimal.valueOf(gap(input)), 4, RoundingMode.HALF_UP);
    }

    Due due(GradeInput input) {
        BigDecimal ratio = ratio(input);
        if (ratio.compareTo(BigDecimal.ONE) < 0) {
            return Due.ON_TIME;
        }
        return ratio.compareTo(settings.overdueRatio()) < 0 ? Due.DUE : Due.OVERDUE;
    }

    @Override
    public int score(GradeInput input) {
        if (!input.ranked()) {
            return Points.NONE;
        }
        long without = days(input) * Measure.ONE;
        return without <= gap(input) ? Points.MAX : Points.percent(gap(input), without);
    }

    @Override
    public int stamp(GradeInput input) {
        if (!input.ranked()) {
            return input.gradable() ? 0 : 1;
        }
        return 2 + due(input).ordinal();
    }

    @Override
    public String klass(GradeInput input) {
        return input.ranked() ? due(input).name() : input.gradable() ? Grade.PROSPECT : Grade.UNGRADED;
    }

    @Override
    public Grade grade(GradeInput input) {
        if (!input.ranked()) {
            return Grade.notApplicable(NAME, input, asOf, klass(input));
        }
        double score = Points.toScore(score(input));
        Grade grade = Grade.scored(
                NAME,
                input,
                asOf,
                score,
                klass(input),
                inputs(input),
                List.of(new Contribution("due", score, score, headline(input))),
                InputFlag.shown(input.flags()));
        return input.facts().number(gapSlot) == Measure.MISSING ? grade.flagged("DEFAULT_GAP") : grade;
    }

    private Map<String, Object> inputs(GradeInput input) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        BigDecimal gap = BigDecimal.valueOf(gap(input), 4);
        inputs.put("days_since_order", days(input));
        inputs.put("gap_days", gap.stripTrailingZeros());
        inputs.put(
                "expected_next",
                LocalDate.ofEpochDay(input.lastDay() + expected(gap)).toString());
        inputs.put("overdue_ratio", ratio(input).doubleValue());
        if (purchases != null) {
            ClvInput seen = ClvInput.of(input, asOf);
            inputs.put("lost_chance", 1 - purchases.alive(seen.x(), seen.tx(), seen.age()));
            inputs.put("lost_chance_by", ClvInputs.written(purchases.kind()));
        }
        return inputs;
    }

    private static long expected(BigDecimal gap) {
        return gap.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    @Override
    public Bilingual headline(GradeInput input) {
        Due due = due(input);
        String gap = BigDecimal.valueOf(gap(input), 4).stripTrailingZeros().toPlainString();
        return new Bilingual(
                due.zh() + "：已" + days(input) + "天未下单，通常每" + gap + "天一次",
                due.en() + ": " + days(input) + " days since the last, usually one every " + gap);
    }
}
