package io.tierhub.grade;

import io.tierhub.grade.WhyChanged.Cause;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * From one result of a customer to a later one, by cause. The parts add up exactly to the difference of the scores, of
 * which no score counts as 0.
 */
public final class ScoreChange {
    private static final int DECIMALS = 4;

    private final ScoreVersion from;
    private final ScoreVersion to;
    private final Map<Cause, Integer> parts = new EnumMap<>(Cause.class);

    ScoreChange(ScoreVersion from, ScoreVersion to) {
        this.from = from;
        this.to = to;
        for (Cause cause : Cause.values()) {
            parts.put(cause, 0);
        }
    }

    ScoreChange plus(Cause cause, int points) {
        parts.merge(cause, points, Integer::sum);
        return this;
    }

    public ScoreVersion from() {
        return from;
    }

    public ScoreVersion to() {
        return to;
    }

    /** The later score less the earlier one, with four decimals. */
    public BigDecimal total() {
        return BigDecimal.valueOf((long) to.points() - from.points(), DECIMALS);
    }

    /** Whether a person decides about the tier now, or no longer does. */
    public boolean overridden() {
        return !from.source().equals(to.source());
    }

    /** What a cause did to the score, with four decimals. */
    public BigDecimal part(Cause cause) {
        return BigDecimal.valueOf(parts.getOrDefault(cause, 0), DECIMALS);
    }
}
