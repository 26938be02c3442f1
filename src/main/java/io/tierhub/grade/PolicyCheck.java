package io.tierhub.grade;

import io.tierhub.vocabulary.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the tier policy weighs and looks up. */
final class PolicyCheck {
    private final Ruleset ruleset;
    private final RuleNames names;
    private final Faults faults;

    PolicyCheck(Ruleset ruleset, RuleNames names, Faults faults) {
        this.ruleset = ruleset;
        this.names = names;
        this.faults = faults;
    }

    void check() {
        List<PolicySettings.Component> composite = ruleset.policy().composite();
        for (int i = 0; i < composite.size(); i++) {
            String model = composite.get(i).model();
            if (!names.allScored().contains(model)) {
                faults.add(
                        "policy.composite[" + i + "].model",
                        "there is no model '" + model + "' with a score that is on; "
                                + faults.remedy(model, names.allScored()));
            }
        }
        LookupSettings lookup = ruleset.policy().lookup();
        if (lookup != null) {
            total(lookup);
        }
    }

    private void total(LookupSettings lookup) {
        List<String> first = classes("policy.lookup.first", lookup.first());
        List<String> second = classes("policy.lookup.second", lookup.second());
        if (first.isEmpty() || second.isEmpty()) {
            return;
        }
        Set<String> pairs = new TreeSet<>();
        first.forEach(one -> second.forEach(other -> pairs.add(LookupSettings.pair(one, other))));
        for (String pair : pairs) {
            if (!lookup.tiers().containsKey(pair)) {
                faults.add("policy.lookup.tiers", "there is no tier for " + pair + ": add one");
            }
        }
        for (String pair : lookup.tiers().keySet()) {
            if (!pairs.contains(pair)) {
                faults.add(
                        "policy.lookup.tiers." + pair,
                        "there are no such classes, so it could never be reached; " + Nearest.remedy(pair, pairs));
            }
        }
    }

    private List<String> classes(String path, String model) {
        List<String> classes = new ModelClasses(ruleset).of(model);
        if (classes.isEmpty()) {
            List<String> known = new ArrayList<>(names.allScored());
            known.addAll(ruleset.models().matrices().keySet());
            faults.add(
                    path,
                    "there is no model '" + model + "' with classes that is on; " + faults.remedy(model, known));
        }
        return classes;
    }
}
