package io.tierhub.grade;

import io.tierhub.grade.Ruleset.Models;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of a ruleset as they are written. */
final class RuleTexts {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Ruleset ruleset;

    RuleTexts(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** Every word of a rule, and what scores and matrices name: more than are variables. */
    Set<String> words() {
        Models models = ruleset.models();
        Set<String> words = new TreeSet<>();
        models.scores().values().forEach(score -> score.parts().forEach(part -> words.add(part.of())));
        models.matrices()
                .values()
                .forEach(matrix ->
                        words.addAll(List.of(matrix.x().of(), matrix.y().of())));
        Map<String, String> rules = rules();
        rules.putAll(gates());
        for (String rule : rules.values()) {
            Matcher word = WORD.matcher(rule);
            while (word.find()) {
                words.add(word.group());
            }
        }
        return words;
    }

    /** Every rule of personas and tags, by where it stands in the file. */
    Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        PersonaSettings personas = ruleset.models().personas();
        for (int i = 0; personas != null && i < personas.rules().size(); i++) {
            rules.put(
                    "models.personas.rules[" + i + "].when",
                    personas.rules().get(i).when());
        }
        ruleset.models().tags().forEach((tag, settings) -> rules.put("models.tags." + tag + ".when", settings.when()));
        return rules;
    }

    /** The rule of every gate, by where it stands in the file. */
    Map<String, String> gates() {
        Map<String, String> rules = new LinkedHashMap<>();
        List<GateSettings> gates = ruleset.policy().gates();
        for (int i = 0; i < gates.size(); i++) {
            rules.put("policy.gates[" + i + "].when", gates.get(i).when());
        }
        return rules;
    }
}
