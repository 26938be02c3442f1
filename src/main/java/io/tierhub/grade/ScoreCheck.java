package io.tierhub.grade;

import io.tierhub.grade.ScoreSettings.Part;
import io.tierhub.grade.ScoreSettings.Scale;
import java.math.BigDecimal;

/** What scores of one's own are made of, and whether each of their classes can be reached. */
final class ScoreCheck {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final Ruleset ruleset;
    private final RuleNames names;
    private final Faults faults;

    ScoreCheck(Ruleset ruleset, RuleNames names, Faults faults) {
        this.ruleset = ruleset;
        this.names = names;
        this.faults = faults;
    }

    void check() {
        LtvSettings ltv = ruleset.models().ltv();
        if (ltv != null && ltv.formula() == LtvSettings.Formula.RETENTION) {
            faults.known("models.ltv.payment", ltv.payment(), names.numbers(), "variable");
        }
        ruleset.models().scores().forEach((name, score) -> {
            String path = "models.scores." + name;
            for (int i = 0; i < score.parts().size(); i++) {
                part(path + ".parts[" + i + "].of", score.parts().get(i));
            }
            reachable(path + ".classes", score);
        });
    }

    private void part(String path, Part part) {
        if (part.scale() == Scale.MODEL) {
            faults.known(path, part.of(), names.scored(), "model with a score that is on");
        } else if (names.scored().contains(part.of())) {
            faults.add(path, part.of() + " is a model: write scale: model beside it");
        } else {
            faults.known(path, part.of(), names.numbers(), "variable");
        }
    }

    /** A mean is at most the greatest of its parts. */
    private void reachable(String path, ScoreSettings score) {
        BigDecimal most = score.parts().stream().map(ScoreCheck::most).max(BigDecimal::compareTo).orElse(WHOLE);
        if (score.missing() == PolicySettings.Missing.NEUTRAL) {
            most = most.max(BigDecimal.valueOf(50));
        }
        for (String name : score.classes().keySet()) {
            if (score.classes().getOrDefault(name, BigDecimal.ZERO).compareTo(most) > 0) {
                faults.add(
                        path + "." + name,
                        "its parts give at most " + most.toPlainString()
                                + " points, so it could never be reached: lower it, or raise the points of a band");
            }
        }
    }

    private static BigDecimal most(Part part) {
        return part.scale() == Scale.BAND
                ? part.bands().values().stream().max(BigDecimal::compareTo).orElse(WHOLE)
                : WHOLE;
    }
}
