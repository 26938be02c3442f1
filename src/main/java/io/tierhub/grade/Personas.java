package io.tierhub.grade;

import io.tierhub.grade.PersonaSettings.Mode;
import io.tierhub.grade.PersonaSettings.Persona;
import io.tierhub.vocabulary.Bilingual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exactly one persona for each customer. */
final class Personas implements Model {
    static final String NAME = "personas";

    private final PersonaSettings settings;
    private final int asOf;
    private final List<Rule> rules;

    Personas(PersonaSettings settings, List<Rule> rules, int asOf) {
        this.settings = settings;
        this.rules = rules;
        this.asOf = asOf;
    }

    /** The positions of the rules that hold. */
    List<Integer> matches(GradeInput input) {
        List<Integer> matches = new ArrayList<>(2);
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).of(input) == Truth.TRUE) {
                matches.add(i);
            }
        }
        return matches;
    }

    List<String> warnings(Population population) {
        PersonaTally tally = new PersonaTally(rules.size());
        for (int i = 0; i < population.size(); i++) {
            if (population.gradable(i)) {
                tally.add(matches(population.get(i)));
            }
        }
        return tally.warnings(settings);
    }

    private String name(List<Integer> matches) {
        return matches.isEmpty()
                ? settings.otherwise()
                : settings.rules().get(matches.get(0)).name();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int score(GradeInput input) {
        return Points.NONE;
    }

    @Override
    public int stamp(GradeInput input) {
        if (!input.gradable()) {
            return 0;
        }
        int held = 0; // a bit a persona, of which there are few
        for (int match : matches(input)) {
            held |= 1 << match;
        }
        return 1 + held;
    }

    @Override
    public String klass(GradeInput input) {
        return input.gradable() ? name(matches(input)) : Grade.UNGRADED;
    }

    @Override
    public Grade grade(GradeInput input) {
        if (!input.gradable()) {
            return Grade.notApplicable(NAME, input, asOf, Grade.UNGRADED);
        }
        List<Integer> matches = matches(input);
        Map<String, Object> inputs = new LinkedHashMap<>();
        List<String> names =
                matches.stream().map(at -> settings.rules().get(at).name()).toList();
        inputs.put("rules_that_hold", String.join(" ", names));
        Grade grade = Grade.classed(NAME, input, asOf, name(matches), inputs, InputFlag.shown(input.flags()));
        if (settings.mode() == Mode.FIRST_MATCH || matches.size() == 1) {
            return grade;
        }
        return grade.flagged(matches.isEmpty() ? "NO_MATCH" : "OVERLAP");
    }

    @Override
    public Bilingual headline(GradeInput input) {
        List<Integer> matches = matches(input);
        String name = name(matches);
        if (matches.isEmpty()) {
            return new Bilingual(name, name);
        }
        Persona persona = settings.rules().get(matches.get(0));
        String zh = persona.zh();
        return new Bilingual(zh == null ? name : zh, name);
    }
}
