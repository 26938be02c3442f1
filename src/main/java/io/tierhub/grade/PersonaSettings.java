package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One persona for each customer: the rules in their order, then the default. */
public record PersonaSettings(
        @Setting("Personas by rule, in order.") List<Persona> rules,

        @Setting("The persona of everybody else.") String otherwise,

        @Setting(
                value =
                        "Whether the first rule that holds decides, and no rule is no fault (first_match), or a customer of none or several is flagged (strict).",
                def = "first_match")
        Mode mode) {

    /** The most that people can keep apart. */
    static final int MOST = 12;

    /** What two rules that hold mean. */
    public enum Mode {
        FIRST_MATCH,
        STRICT
    }

    /** A persona by rule. */
    public record Persona(
            @Setting("Its name, upper-case.") String name,

            @Setting("The rule, in CEL over the variables of docs/grading.md.")
            String when,

            @Setting("Its name in Chinese.") @Nullable String zh) {}

    public PersonaSettings {
        if (rules.isEmpty() || rules.size() >= MOST) {
            throw new IllegalArgumentException(
                    "rules are 1 to " + (MOST - 1) + ", beside the default: add or join some");
        }
        Set<String> names = new HashSet<>(Set.of(otherwise));
        Set<String> whens = new HashSet<>();
        for (Persona rule : rules) {
            if (!names.add(rule.name)) {
                throw new IllegalArgumentException("rules: persona " + rule.name + " stands twice: keep one of them");
            }
            if (!whens.add(rule.when.strip())) {
                throw new IllegalArgumentException("rules: " + rule.name
                        + " has the rule of one before it, so it could never be reached: change it");
            }
        }
    }

    /** The personas, in the order of their rules. */
    List<String> classes() {
        List<String> classes = new ArrayList<>(rules.stream().map(Persona::name).toList());
        classes.add(otherwise);
        return classes;
    }
}
