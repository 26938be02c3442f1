package io.tierhub.grade;

import io.tierhub.grade.ScoreSettings.Part;
import io.tierhub.grade.ScoreSettings.Scale;
import io.tierhub.vocabulary.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What one part of a ruleset says about another: names that are not there, rules that cannot be read. */
final class RulesetCheck {
    /** The most tags that people can keep apart. */
    static final int MOST_TAGS = 30;

    private final Ruleset ruleset;
    private final RuleNames names;
    private final List<Fault> faults = new ArrayList<>();

    RulesetCheck(Ruleset ruleset) {
        this.ruleset = ruleset;
        names = new RuleNames(ruleset);
    }

    /** All that is wrong, in the order of the file. */
    List<Fault> faults() {
        ownNames();
        LtvSettings ltv = ruleset.models().ltv();
        if (ltv != null && ltv.formula() == LtvSettings.Formula.RETENTION) {
            known("models.ltv.payment", ltv.payment(), names.numbers(), "variable");
        }
        ruleset.models().scores().forEach(this::score);
        ruleset.models().matrices().forEach(this::matrix);
        rules();
        composite();
        gates();
        lookup();
        return faults;
    }

    private void ownNames() {
        Set<String> taken = new TreeSet<>(RuleNames.BUILT_IN_MODELS);
        own("models.scores", ruleset.models().scores().keySet(), taken);
        own("models.matrices", ruleset.models().matrices().keySet(), taken);
        taken.addAll(Variables.BUILT_IN);
        Variables.NUMBER_FIELDS.forEach(field -> taken.add(field.key()));
        Variables.TEXT_FIELDS.forEach(field -> taken.add(field.key()));
        own("measures", ruleset.measures().keySet(), taken);
        own("models.tags", ruleset.models().tags().keySet(), new TreeSet<>());
        if (ruleset.models().tags().size() > MOST_TAGS) {
            faults.add(new Fault(
                    "models.tags", "at most " + MOST_TAGS + " tags, or nobody could act on them: remove or join some"));
        }
    }

    private void own(String path, Collection<String> given, Set<String> taken) {
        for (String name : given) {
            if (!RuleNames.OWN.matcher(name).matches()
                    || name.endsWith(RuleNames.CLASS)
                    || name.endsWith(RuleNames.SCORE)) {
                faults.add(
                        new Fault(
                                path + "." + name,
                                "a name is up to 40 small letters, digits and _, and does not end in _class or _score: choose another"));
            } else if (!taken.add(name)) {
                faults.add(new Fault(path + "." + name, "the name " + name + " is taken: choose another"));
            }
        }
    }

    private void score(String name, ScoreSettings score) {
        for (int i = 0; i < score.parts().size(); i++) {
            Part part = score.parts().get(i);
            String path = "models.scores." + name + ".parts[" + i + "].of";
            if (part.scale() == Scale.MODEL) {
                known(path, part.of(), names.scored(), "model with a score that is on");
            } else if (names.scored().contains(part.of())) {
                faults.add(new Fault(path, part.of() + " is a model: write scale: model beside it"));
            } else {
                known(path, part.of(), names.numbers(), "variable");
            }
        }
    }

    private void matrix(String name, MatrixSettings matrix) {
        Set<String> values = names.numbers();
        values.addAll(names.allScored());
        known("models.matrices." + name + ".x.of", matrix.x().of(), values, "variable or model with a score");
        known("models.matrices." + name + ".y.of", matrix.y().of(), values, "variable or model with a score");
        for (String axis : List.of("x", "y")) {
            MatrixSettings.Axis each = axis.equals("x") ? matrix.x() : matrix.y();
            boolean reachable = !names.allScored().contains(each.of())
                    || each.cuts().stream().allMatch(cut -> cut.signum() > 0 && cut.doubleValue() <= 100);
            if (!reachable) {
                faults.add(
                        new Fault(
                                "models.matrices." + name + "." + axis + ".cuts",
                                "a score is from 0 to 100, so cuts are above 0 and at most 100, or a class could never be reached"));
            }
        }
    }

    private void known(String path, String name, Collection<String> known, String what) {
        if (!known.contains(name)) {
            faults.add(new Fault(path, "there is no " + what + " '" + name + "'; " + Nearest.remedy(name, known)));
        }
    }

    private void rules() {
        if (names.rules().isEmpty()) {
            return;
        }
        RuleLanguage language = names.language();
        Map<String, String> before = new HashMap<>();
        names.rules().forEach((path, rule) -> {
            compiles(path, rule, language);
            String other = path.startsWith("models.tags") ? before.putIfAbsent(rule.strip(), path) : null;
            if (other != null) {
                faults.add(new Fault(path, "the rule is the same as that of " + other + ": change or remove one"));
            }
        });
    }

    private void compiles(String path, String rule, RuleLanguage language) {
        try {
            language.compile(rule);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(path, String.valueOf(e.getMessage())));
        }
    }

    private void composite() {
        List<PolicySettings.Component> composite = ruleset.policy().composite();
        for (int i = 0; i < composite.size(); i++) {
            String model = composite.get(i).model();
            if (!names.allScored().contains(model)) {
                faults.add(new Fault(
                        "policy.composite[" + i + "].model",
                        "there is no model '" + model + "' with a score that is on; "
                                + Nearest.remedy(model, names.allScored())));
            }
        }
    }

    private void gates() {
        Map<String, String> gates = names.gates();
        RuleLanguage language = gates.isEmpty() ? new RuleLanguage() : names.gateLanguage();
        gates.forEach((path, rule) -> compiles(path, rule, language));
    }

    private void lookup() {
        LookupSettings lookup = ruleset.policy().lookup();
        if (lookup == null) {
            return;
        }
        List<String> first = classes("policy.lookup.first", lookup.first());
        List<String> second = classes("policy.lookup.second", lookup.second());
        if (first.isEmpty() || second.isEmpty()) {
            return;
        }
        Set<String> pairs = new TreeSet<>();
        first.forEach(one -> second.forEach(other -> pairs.add(LookupSettings.pair(one, other))));
        for (String pair : pairs) {
            if (!lookup.tiers().containsKey(pair)) {
                faults.add(new Fault("policy.lookup.tiers", "there is no tier for " + pair + ": add one"));
            }
        }
        for (String pair : lookup.tiers().keySet()) {
            if (!pairs.contains(pair)) {
                faults.add(new Fault(
                        "policy.lookup.tiers." + pair,
                        "there are no such classes, so it could never be reached; " + Nearest.remedy(pair, pairs)));
            }
        }
    }

    private List<String> classes(String path, String model) {
        List<String> classes = names.classes(model);
        if (classes.isEmpty()) {
            List<String> known = new ArrayList<>(names.allScored());
            known.addAll(ruleset.models().matrices().keySet());
            faults.add(new Fault(
                    path,
                    "there is no model '" + model + "' with classes that is on; " + Nearest.remedy(model, known)));
        }
        return classes;
    }
}
