package io.tierhub.cli;

import io.tierhub.flow.ScoreExplanation;
import io.tierhub.grade.Lift;
import io.tierhub.grade.ScoreChange;
import io.tierhub.grade.ScoreVersion;
import io.tierhub.grade.WhyChanged.Cause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Why a score changed and what would raise it, for people. */
final class ScoreText {
    private ScoreText() {}

    static List<String> lines(ScoreExplanation score, String currency) {
        List<String> lines = new ArrayList<>();
        ScoreChange change = score.change();
        if (change != null) {
            lines.addAll(List.of("", "Why the score changed · 得分变化原因"));
            lines.add("  " + version(change.from()) + " -> " + version(change.to()) + ": " + signed(change.total()));
            for (Cause cause : Cause.values()) {
                if (change.part(cause).signum() != 0 || cause == Cause.OVERRIDE && change.overridden()) {
                    lines.add("    " + TextWidth.pad(signed(change.part(cause)), 9) + "  "
                            + PairText.both(cause.words()));
                }
            }
        }
        Lift lift = score.lift();
        if (lift != null) {
            lines.addAll(List.of("", "Next tier · 下一等级"));
            lines.add("  " + PairText.both(LiftWords.missing(lift)));
            lift.deeds().forEach(deed -> lines.add("    " + PairText.both(LiftWords.of(deed, currency))));
            lift.held().forEach(held -> lines.add("    held · 受限: " + PairText.both(held)));
        }
        return lines;
    }

    private static String version(ScoreVersion version) {
        return LocalDate.ofEpochDay(version.asOf()) + " " + version.tier()
                + (version.score() == null ? "" : " " + LiftWords.plain(BigDecimal.valueOf(version.score())));
    }

    private static String signed(BigDecimal points) {
        return (points.signum() > 0 ? "+" : "") + LiftWords.plain(points);
    }
}
