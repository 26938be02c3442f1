package io.tierhub.grade;

import java.util.Map;

/** No more classes and tags than people can treat differently. */
final class BudgetCheck {
    /** The most tags that people can keep apart. */
    static final int MOST_TAGS = 30;
    /** The most classes of one model that people can keep apart. */
    static final int MOST_CLASSES = 12;

    private final Ruleset ruleset;
    private final Faults faults;

    BudgetCheck(Ruleset ruleset, Faults faults) {
        this.ruleset = ruleset;
        this.faults = faults;
    }

    void check() {
        Ruleset.Models models = ruleset.models();
        ModelClasses classes = new ModelClasses(ruleset);
        budget("models.rfm.groups", models.rfm().groups().size());
        budget("models.abc.cuts", models.abc().cuts().size());
        budget("models.pyramid.layers", classes.of(Pyramid.NAME).size());
        budget("models.ltv", classes.of(Ltv.NAME).size());
        budget("models.clv.classes", classes.of(Clv.NAME).size());
        budget("models.engagement.levels", classes.of(Engagement.NAME).size());
        for (Map.Entry<String, ScoreSettings> score : models.scores().entrySet()) {
            budget("models.scores." + score.getKey() + ".classes", score.getValue().classes().size());
        }
        for (Map.Entry<String, MatrixSettings> matrix : models.matrices().entrySet()) {
            budget("models.matrices." + matrix.getKey() + ".cells", matrix.getValue().classes().size());
        }
        if (models.tags().size() > MOST_TAGS) {
            faults.add(
                    "models.tags", "at most " + MOST_TAGS + " tags, or nobody could act on them: remove or join some");
        }
    }

    private void budget(String path, int classes) {
        if (classes > MOST_CLASSES) {
            faults.add(
                    path,
                    "at most " + MOST_CLASSES + " classes, or nobody could treat them differently; there are " + classes
                            + ": join some under one name");
        }
    }
}
