package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.util.List;

/** Classes by the share of all money that better customers bring: who crosses a line belongs to the better class. */
final class Abc implements Model {
    static final String NAME = "abc";

    private final AbcReference reference;
    private final int asOf;
    private final List<String> classes;
    private final List<Bilingual> words;
    private final Bilingual noValue;

    Abc(AbcSettings settings, AbcReference reference, int asOf) {
        this.reference = reference;
        this.asOf = asOf;
        classes = settings.classes();
        words = AbcWords.of(settings);
        noValue = AbcWords.noValue(settings);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int score(GradeInput input) {
        if (!input.gradable()) {
            return Points.NONE;
        }
        return input.valueCents() <= 0 ? 0 : score(input, reference.sumAbove(input.valueCents()));
    }

    private int score(GradeInput input, long better) {
        long total = reference.total();
        if (input.valueCents() <= 0) {
            return 0;
        }
        return total == 0 ? Points.MAX : Points.percent(total - better, total);
    }

    @Override
    public int stamp(GradeInput input) {
        return !input.gradable() ? 0 : reference.classOf(input.valueCents()) << 2 | (input.valueCents() > 0 ? 1 : 2);
    }

    @Override
    public String klass(GradeInput input) {
        return input.gradable() ? classes.get(reference.classOf(input.valueCents())) : Grade.UNGRADED;
    }

    @Override
    public Grade grade(GradeInput input) {
        if (!input.gradable()) {
            return Grade.notApplicable(NAME, input, asOf, Grade.UNGRADED);
        }
        long better = reference.sumAbove(Math.max(0, input.valueCents()));
        double score = Points.toScore(score(input, better));
        Inputs inputs = new Inputs();
        inputs.put("value", BigDecimal.valueOf(input.valueCents(), 2));
        inputs.put("value_of_better", BigDecimal.valueOf(better, 2));
        inputs.put("total", BigDecimal.valueOf(reference.total(), 2));
        List<String> flags = InputFlag.shown(input.flags());
        if (input.valueCents() <= 0) {
            flags.add("NO_VALUE");
        }
        return new Grade(
                NAME,
                input.customer(),
                asOf,
                Grade.Status.SCORED,
                score,
                classes.get(reference.classOf(input.valueCents())),
                inputs,
                List.of(new Contribution("value", score, score, headline(input))),
                flags);
    }

    @Override
    public Bilingual headline(GradeInput input) {
        return input.valueCents() <= 0 ? noValue : words.get(reference.classOf(input.valueCents()));
    }
}
