package io.tierhub.grade;

import io.tierhub.grade.RfmSettings.HighRule;
import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Recency, frequency, money: three scores from 1 to k, their index, eight classes and eleven groups. */
final class Rfm implements Model {
    static final String NAME = "rfm";

    private final RfmSettings settings;
    private final RfmReference reference;
    private final int asOf;
    private final RfmIndex index;
    private final RfmGroups groups;
    private final RfmWords words;

    Rfm(RfmSettings settings, RfmReference reference, int asOf) {
        this.settings = settings;
        this.reference = reference;
        this.asOf = asOf;
        index = new RfmIndex(settings.k(), settings.weights());
        groups = RfmGroups.of(settings.groups(), settings.k());
        words = new RfmWords(settings);
    }

    @Override
    public String name() {
        return NAME;
    }

    int days(GradeInput input) {
        return asOf - input.lastDay();
    }

    int r(GradeInput input) {
        return reference.recency().score(-(long) days(input));
    }

    int f(GradeInput input) {
        return reference.frequency().score(input.frequency());
    }

    int m(GradeInput input) {
        return reference.money().score(input.moneyCents());
    }

    @Override
    public int score(GradeInput input) {
        return input.ranked() ? index.at(r(input), f(input), m(input)) : Points.NONE;
    }

    @Override
    public int stamp(GradeInput input) {
        if (!input.ranked()) {
            return input.gradable() ? 0 : 1;
        }
        RfmClass klass = klass(r(input), f(input), m(input));
        return r(input) << 12 | f(input) << 8 | m(input) << 4 | klass.ordinal() << 1 | (flat() ? 1 : 0);
    }

    @Override
    public Grade grade(GradeInput input) {
        if (!input.ranked()) {
            String klass = input.gradable() ? Grade.PROSPECT : Grade.UNGRADED;
            return Grade.notApplicable(NAME, input, asOf, klass);
        }
        int r = r(input);
        int f = f(input);
        int m = m(input);
        RfmClass klass = klass(r, f, m);
        List<Contribution> contributions = List.of(
                new Contribution("R", r, index.part(0, r), words.recency(input, days(input))),
                new Contribution("F", f, index.part(1, f), words.frequency(input)),
                new Contribution(
                        "M",
                        m,
                        index.part(2, m),
                        words.money(m, reference.money().flat())));
        List<String> flags = InputFlag.shown(input.flags());
        if (flat()) {
            flags.add("ZERO_VARIANCE");
        }
        return new Grade(
                NAME,
                input.customer(),
                asOf,
                Grade.Status.SCORED,
                Points.toScore(index.at(r, f, m)),
                klass.name(),
                inputs(input, r, f, m, klass),
                contributions,
                flags);
    }

    private Map<String, Object> inputs(GradeInput input, int r, int f, int m, RfmClass klass) {
        Inputs inputs = new Inputs();
        inputs.put("days", days(input));
        inputs.put("orders", input.frequency());
        inputs.put("money", BigDecimal.valueOf(input.moneyCents(), 2));
        inputs.put("R", r);
        inputs.put("F", f);
        inputs.put("M", m);
        inputs.put("class_zh", klass.zh());
        String group = groups.of(r, f, m);
        if (group != null) {
            inputs.put("group", group);
        }
        return inputs;
    }

    private RfmClass klass(int r, int f, int m) {
        return RfmClass.of(high(r, reference.sumR()), high(f, reference.sumF()), high(m, reference.sumM()));
    }

    private boolean high(int score, long sum) {
        return settings.highRule() == HighRule.FIXED
                ? score >= settings.highFrom()
                : (long) score * reference.population() >= sum;
    }

    private boolean flat() {
        return reference.recency().flat()
                || reference.frequency().flat()
                || reference.money().flat();
    }

    @Override
    public Bilingual headline(GradeInput input) {
        int r = r(input);
        int f = f(input);
        int m = m(input);
        if (r >= f && r >= m) {
            return words.recency(input, days(input));
        }
        return f >= m
                ? words.frequency(input)
                : words.money(m, reference.money().flat());
    }
}
