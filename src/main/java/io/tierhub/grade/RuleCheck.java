package io.tierhub.grade;

import java.util.HashMap;
import java.util.Map;

/** The rules of personas, tags and gates: can they be read, and could each of them ever decide? */
final class RuleCheck {
    private final Ruleset ruleset;
    private final RuleNames names;
    private final Faults faults;
    private final RuleWords words;

    RuleCheck(Ruleset ruleset, RuleNames names, Faults faults) {
        this.ruleset = ruleset;
        this.names = names;
        this.faults = faults;
        words = new RuleWords(ruleset, names, faults);
    }

    void check() {
        RuleTexts texts = new RuleTexts(ruleset);
        Map<String, String> rules = texts.rules();
        Map<String, String> gates = texts.gates();
        if (!rules.isEmpty()) {
            RuleLanguage language = names.language();
            rules.forEach((path, rule) -> readable(path, rule, language, 0));
            twice(rules);
        }
        if (!gates.isEmpty()) {
            RuleLanguage language = names.gateLanguage();
            gates.forEach((path, rule) -> readable(path, rule, language, 1));
            twiceBound();
        }
    }

    /** @param fewestOrders that a customer has of whom the rule is asked */
    private void readable(String path, String rule, RuleLanguage language, int fewestOrders) {
        if (words.modelsAreOn(path, rule)) {
            try {
                language.compile(rule);
                words.reachable(path, rule, fewestOrders);
            } catch (IllegalArgumentException e) {
                faults.add(path, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Personas and tags by the same rule; the two may share one. */
    private void twice(Map<String, String> rules) {
        Map<String, String> before = new HashMap<>();
        rules.forEach((path, rule) -> {
            String kind = path.startsWith("models.tags") ? "tags " : "personas ";
            String other = before.putIfAbsent(kind + RuleWords.plain(rule), path);
            if (other != null) {
                faults.add(path, "the rule is the same as that of " + other + ": change or remove one");
            }
        });
    }

    private void twiceBound() {
        Map<String, String> before = new HashMap<>();
        for (int i = 0; i < ruleset.policy().gates().size(); i++) {
            GateSettings gate = ruleset.policy().gates().get(i);
            String bound = gate.floor() == null ? " ceiling" : " floor";
            String other = before.putIfAbsent(RuleWords.plain(gate.when()) + bound, gate.name());
            if (other != null) {
                faults.add(
                        "policy.gates[" + i + "].when",
                        "the rule is the same as that of " + other + ", whose" + bound
                                + " it repeats: change or remove one");
            }
        }
    }
}
