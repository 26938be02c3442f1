package io.tierhub.grade;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names that a ruleset gives: well formed, not taken, and each for something of its own. */
final class OwnNameCheck {
    private final Ruleset ruleset;
    private final Faults faults;

    OwnNameCheck(Ruleset ruleset, Faults faults) {
        this.ruleset = ruleset;
        this.faults = faults;
    }

    void check() {
        Set<String> taken = new TreeSet<>(RuleNames.BUILT_IN_MODELS);
        own("models.scores", ruleset.models().scores(), taken);
        own("models.matrices", ruleset.models().matrices(), taken);
        taken.addAll(Variables.BUILT_IN);
        Variables.NUMBER_FIELDS.forEach(field -> taken.add(field.key()));
        Variables.TEXT_FIELDS.forEach(field -> taken.add(field.key()));
        own("measures", ruleset.measures(), taken);
        names("models.tags", ruleset.models().tags().keySet(), new TreeSet<>());
    }

    private void own(String path, Map<String, ?> given, Set<String> taken) {
        names(path, given.keySet(), taken);
        Map<Object, String> before = new HashMap<>();
        given.forEach((name, settings) -> {
            String other = before.putIfAbsent(settings, name);
            if (other != null) {
                faults.add(path + "." + name, "it is the same as " + other + ": remove one, or change it");
            }
        });
    }

    private void names(String path, Collection<String> given, Set<String> taken) {
        for (String name : given) {
            if (!RuleNames.OWN.matcher(name).matches()
                    || name.endsWith(RuleNames.CLASS)
                    || name.endsWith(RuleNames.SCORE)) {
                faults.add(
                        path + "." + name,
                        "a name is up to 40 small letters, digits and _, and does not end in _class or _score: choose another");
            } else if (!taken.add(name)) {
                faults.add(path + "." + name, "the name " + name + " is taken: choose another");
            }
        }
    }
}
