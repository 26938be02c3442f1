package io.tierhub.grade;

import io.tierhub.grade.ScoreSettings.Part;
import io.tierhub.vocabulary.Bilingual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** A score of one's own: the weighted mean of what a customer is worth by several measures. */
final class WeightedScore implements Model {
    private final String name;
    private final int asOf;
    private final ScoreSettings settings;
    private final Composite composite;
    private final List<ToIntFunction<GradeInput>> parts = new ArrayList<>();
    private final Bands classes;

    WeightedScore(String name, ScoreSettings settings, Columns columns, Roster roster) {
        this.name = name;
        this.settings = settings;
        asOf = roster.asOf();
        composite = new Composite(
                settings.parts().stream().map(Part::weight).toList(),
                settings.missing(),
                settings.minCoverage(),
                PolicySettings.Combiner.WEIGHTED);
        classes = new Bands(settings.classes());
        for (Part part : settings.parts()) {
            parts.add(ScorePart.of(part, name + "." + part.of(), columns, roster));
        }
    }

    private int[] scores(GradeInput input) {
        int[] scores = new int[parts.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = parts.get(i).applyAsInt(input);
        }
        return scores;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int score(GradeInput input) {
        return input.gradable() ? composite.score(scores(input)) : Points.NONE;
    }

    @Override
    public int stamp(GradeInput input) {
        return klass(input).hashCode();
    }

    @Override
    public String klass(GradeInput input) {
        int score = score(input);
        if (score == Points.NONE) {
            return input.gradable() ? Grade.UNKNOWN : Grade.UNGRADED;
        }
        return classes.name(classes.of(score));
    }

    @Override
    public Grade grade(GradeInput input) {
        int[] scores = scores(input);
        int score = score(input);
        Map<String, Object> inputs = inputs(scores);
        if (!input.gradable()) {
            return Grade.notApplicable(name, input, asOf, Grade.UNGRADED);
        }
        if (score == Points.NONE) {
            return Grade.insufficient(name, input, asOf, Grade.UNKNOWN, inputs);
        }
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double value = Points.toScore(composite.value(scores[i]));
            contributions.add(new Contribution(
                    settings.parts().get(i).of(), value, composite.part(i, scores), words(i, scores[i])));
        }
        return Grade.scored(
                name,
                input,
                asOf,
                Points.toScore(score),
                klass(input),
                inputs,
                contributions,
                InputFlag.shown(input.flags()));
    }

    private Map<String, Object> inputs(int[] scores) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (int i = 0; i < scores.length; i++) {
            Object value = scores[i] == Points.NONE ? "missing" : Points.toScore(scores[i]);
            inputs.put(settings.parts().get(i).of(), value);
        }
        inputs.put("coverage", composite.coverage(scores));
        return inputs;
    }

    private Bilingual words(int part, int score) {
        String of = settings.parts().get(part).of();
        if (score == Points.NONE) {
            return new Bilingual(of + "缺失", of + " is missing");
        }
        long points = Math.round(Points.toScore(score));
        return new Bilingual(of + "得" + points + "分", of + " gives " + points + " of 100");
    }

    @Override
    public Bilingual headline(GradeInput input) {
        int[] scores = scores(input);
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = composite.part(i, scores) > composite.part(best, scores) ? i : best;
        }
        return words(best, scores[best]);
    }
}
