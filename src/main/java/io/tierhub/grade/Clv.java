package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;
import java.util.List;
import java.util.Map;

/**
 * The value that a customer is likely to bring in the time ahead: purchases to expect times the value to expect of each.
 * The score is the percent of customers who are worth less. Where too little is known of all customers to learn from,
 * the value is what would come if the customer went on as before, and every grade says so.
 */
final class Clv implements Model {
    static final String NAME = "clv";
    private static final int NO_MONEY = 2;
    private static final int CLASSES = 3;

    private final ClvReference reference;
    private final ClvModel model;
    private final ClvValue value;
    private final ClvWords words;
    private final ClvInputs shown;
    private final List<String> classes;
    private final int[] classFrom;
    private final int asOf;

    Clv(ClvSettings settings, ClvReference reference, int asOf) {
        this.reference = reference;
        this.asOf = asOf;
        model = reference.model();
        value = new ClvValue(settings, model);
        words = new ClvWords(settings, model.none());
        shown = new ClvInputs(model, value, asOf);
        classes = settings.best();
        classFrom = classes.stream()
                .mapToInt(klass -> Points.reaching(settings.from(klass)))
                .toArray();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int score(GradeInput input) {
        return input.ranked() && ClvValue.known(input) ? reference.percentile(value.cents(input, asOf)) : Points.NONE;
    }

    @Override
    public int stamp(GradeInput input) {
        if (!input.ranked()) {
            return input.gradable() ? 0 : 1;
        }
        int score = score(input);
        return score == Points.NONE ? NO_MONEY : CLASSES + classOf(score);
    }

    private int classOf(int score) {
        int klass = 0;
        while (score < classFrom[klass]) {
            klass++;
        }
        return klass;
    }

    @Override
    public Grade grade(GradeInput input) {
        if (!input.ranked()) {
            return Grade.notApplicable(NAME, input, asOf, input.gradable() ? Grade.PROSPECT : Grade.UNGRADED);
        }
        int points = score(input);
        List<String> flags = flags(input);
        Map<String, Object> inputs = shown.of(input);
        if (points == Points.NONE) {
            return new Grade(
                    NAME,
                    input.customer(),
                    asOf,
                    Grade.Status.INSUFFICIENT_DATA,
                    null,
                    Grade.UNGRADED,
                    inputs,
                    List.of(new Contribution(NAME, 0, 0, ClvWords.MONEY_UNKNOWN)),
                    flags);
        }
        double score = Points.toScore(points);
        return new Grade(
                NAME,
                input.customer(),
                asOf,
                Grade.Status.SCORED,
                score,
                classes.get(classOf(points)),
                inputs,
                List.of(new Contribution(NAME, score, score, words.of(points))),
                flags);
    }

    private List<String> flags(GradeInput input) {
        List<String> flags = InputFlag.shown(input.flags());
        if (model.none() != null) {
            flags.add("FALLBACK_SIMPLE");
        }
        if (model.correlated()) {
            flags.add("SPEND_CORRELATED");
        }
        return flags;
    }

    @Override
    public Bilingual headline(GradeInput input) {
        int score = score(input);
        return score == Points.NONE ? ClvWords.MONEY_UNKNOWN : words.of(score);
    }
}
