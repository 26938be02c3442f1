package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Points for what a customer does besides buying, which fade with age. */
final class Engagement implements Model {
    static final String NAME = "engagement";
    static final String CHURN_RISK = "CHURN_RISK";

    /** The variables that it asks for. */
    static final Set<String> VARIABLES = Set.of(Variables.POINTS, Variables.POINTLESS_DAYS);

    private final EngagementSettings settings;
    private final int asOf;
    private final int pointsSlot;
    private final int daysSlot;
    private final Bands levels;
    private final long full;
    private final long cap;

    Engagement(EngagementSettings settings, Roster roster) {
        this.settings = settings;
        asOf = roster.asOf();
        pointsSlot = roster.slots().number(Variables.POINTS);
        daysSlot = roster.slots().number(Variables.POINTLESS_DAYS);
        levels = new Bands(settings.allLevels());
        full = Points.reaching(settings.full());
        @Nullable BigDecimal most = settings.cap();
        cap = most == null ? Long.MAX_VALUE : Points.reaching(most);
    }

    private long points(GradeInput input) {
        return Math.min(cap, input.facts().number(pointsSlot));
    }

    private boolean quiet(GradeInput input) {
        long days = input.facts().number(daysSlot);
        return settings.quietDays() > 0 && days != Measure.MISSING && days >= (long) settings.quietDays() * Measure.ONE;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int score(GradeInput input) {
        return input.gradable() ? Points.percent(Math.min(full, points(input)), full) : Points.NONE;
    }

    @Override
    public int stamp(GradeInput input) {
        return klass(input).hashCode();
    }

    @Override
    public String klass(GradeInput input) {
        if (!input.gradable()) {
            return Grade.UNGRADED;
        }
        return quiet(input) ? CHURN_RISK : levels.name(levels.of(points(input)));
    }

    @Override
    public Grade grade(GradeInput input) {
        if (!input.gradable()) {
            return Grade.notApplicable(NAME, input, asOf, Grade.UNGRADED);
        }
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("points", BigDecimal.valueOf(points(input), 4));
        long days = input.facts().number(daysSlot);
        if (days != Measure.MISSING) {
            inputs.put("days_since_event", days / Measure.ONE);
        }
        double score = Points.toScore(score(input));
        return Grade.scored(
                NAME,
                input,
                asOf,
                score,
                klass(input),
                inputs,
                List.of(new Contribution("points", Points.toScore(score(input)), score, headline(input))),
                InputFlag.shown(input.flags()));
    }

    @Override
    public Bilingual headline(GradeInput input) {
        if (quiet(input)) {
            long days = input.facts().number(daysSlot) / Measure.ONE;
            return new Bilingual(days + "天没有互动", "nothing done for " + days + " days");
        }
        String points =
                BigDecimal.valueOf(points(input), 4).stripTrailingZeros().toPlainString();
        return new Bilingual("互动积分" + points, points + " points for what was done");
    }
}
