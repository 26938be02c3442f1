package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import io.tierhub.grade.LifecycleSettings.Stage;
import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stages of a customer's life by its own rhythm: exactly one, the first that matches. */
final class Lifecycle implements Model {
    static final String NAME = "lifecycle";
    private static final String GAP = "gap_days";
    private static final String ACTIVITY = "days_since_activity";

    /** The variables that it asks for. */
    static final Set<String> VARIABLES = Set.of(GAP, ACTIVITY, Variables.QUIET);

    private final LifecycleSettings settings;
    private final int asOf;
    private final int gapSlot;
    private final int activitySlot;
    private final int quietSlot;

    Lifecycle(LifecycleSettings settings, Roster roster) {
        this.settings = settings;
        asOf = roster.asOf();
        gapSlot = roster.slots().number(GAP);
        activitySlot = roster.slots().number(ACTIVITY);
        quietSlot = roster.slots().number(Variables.QUIET);
    }

    Stage stage(GradeInput input) {
        if (input.orders() == 0) {
            return Stage.LEAD;
        }
        long sinceOrder = asOf - (long) input.lastDay();
        long sinceAnything = input.facts().number(activitySlot) / Measure.ONE;
        if (sinceAnything >= settings.churnDays()) {
            return Stage.CHURNED;
        }
        if (sinceAnything >= settings.dormantDays()) {
            return Stage.DORMANT;
        }
        if (sinceOrder >= settings.minRiskDays() && quieterThanUsual(input, sinceOrder)) {
            return Stage.AT_RISK;
        }
        long age = asOf - (long) input.firstDay();
        if (input.orders() == 1 || age < settings.newDays()) {
            return Stage.NEW;
        }
        boolean mature = input.orders() >= settings.matureOrders() && age >= settings.matureDays();
        return mature ? Stage.MATURE : Stage.GROWING;
    }

    private boolean quieterThanUsual(GradeInput input, long days) {
        BigDecimal risk = gap(input).multiply(settings.riskMult());
        return BigDecimal.valueOf(days).compareTo(risk) >= 0;
    }

    private BigDecimal gap(GradeInput input) {
        long gap = input.facts().number(gapSlot);
        return gap == Measure.MISSING ? BigDecimal.valueOf(settings.defaultGapDays()) : BigDecimal.valueOf(gap, 4);
    }

    /** Whether the last purchase woke a dormant or lost customer: the day before it, nothing had happened for so long. */
    private boolean reactivated(GradeInput input, Stage stage) {
        boolean active = stage == Stage.NEW || stage == Stage.MATURE || stage == Stage.GROWING;
        long quiet = input.facts().number(quietSlot);
        return active && quiet != Measure.MISSING && quiet / Measure.ONE - 1 >= settings.dormantDays();
    }

    private boolean cold(GradeInput input, Stage stage) {
        long quiet = input.facts().number(activitySlot);
        return stage == Stage.LEAD && quiet != Measure.MISSING && quiet / Measure.ONE >= settings.churnDays();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int score(GradeInput input) {
        Stage stage = stage(input);
        BigDecimal score = settings.scores().get(stage);
        return score == null || !input.gradable() ? Points.NONE : Points.reaching(score);
    }

    @Override
    public int stamp(GradeInput input) {
        Stage stage = stage(input);
        return input.gradable()
                ? 1 + stage.ordinal() * 4 + (reactivated(input, stage) ? 1 : 0) + (cold(input, stage) ? 2 : 0)
                : 0;
    }

    @Override
    public String klass(GradeInput input) {
        return input.gradable() ? stage(input).name() : Grade.UNGRADED;
    }

    @Override
    public Grade grade(GradeInput input) {
        int score = score(input);
        if (!input.gradable() || score == Points.NONE) {
            Grade none = Grade.notApplicable(NAME, input, asOf, klass(input));
            return cold(input, stage(input)) && input.gradable() ? none.flagged("COLD_LEAD") : none;
        }
        Stage stage = stage(input);
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("orders", input.orders());
        inputs.put("age_days", asOf - input.firstDay());
        inputs.put("days_since_order", asOf - input.lastDay());
        inputs.put("days_since_activity", input.facts().number(activitySlot) / Measure.ONE);
        inputs.put("gap_days", gap(input).stripTrailingZeros());
        inputs.put("stage_zh", stage.zh());
        double points = Points.toScore(score);
        Grade grade = Grade.scored(
                NAME,
                input,
                asOf,
                points,
                stage.name(),
                inputs,
                List.of(new Contribution("stage", points, points, headline(input))),
                InputFlag.shown(input.flags()));
        return reactivated(input, stage) ? grade.flagged("REACTIVATED") : grade;
    }

    @Override
    public Bilingual headline(GradeInput input) {
        Stage stage = stage(input);
        if (stage == Stage.AT_RISK) {
            int days = asOf - input.lastDay();
            String gap = gap(input).stripTrailingZeros().toPlainString();
            return new Bilingual(
                    days + "天未下单，通常每" + gap + "天一次", "no order for " + days + " days, usually one every " + gap);
        }
        return new Bilingual(stage.zh(), stage.en());
    }
}
