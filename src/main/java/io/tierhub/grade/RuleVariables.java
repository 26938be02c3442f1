package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import org.jspecify.annotations.Nullable;

/** How rules read what they ask for: from the facts of a customer, or from the models before them. */
final class RuleVariables {
    private final RuleNames names;
    private final Roster roster;

    RuleVariables(RuleNames names, Roster roster) {
        this.names = names;
        this.roster = roster;
    }

    /** How a variable is read from a customer's facts. */
    Rule.Variable named(String name) {
        if (name.endsWith(RuleNames.CLASS)) {
            Model model = roster.model(name.substring(0, name.length() - RuleNames.CLASS.length()));
            if (model != null) {
                return model::klass;
            }
        }
        if (name.endsWith(RuleNames.SCORE)) {
            Model model = roster.model(name.substring(0, name.length() - RuleNames.SCORE.length()));
            if (model != null) {
                return input -> score(model.score(input));
            }
        }
        if (name.equals(Tags.NAME) && roster.model(name) instanceof Tags tags) {
            return tags::of;
        }
        if (names.texts().contains(name)) {
            int slot = roster.slots().text(name);
            return input -> input.facts().text(slot);
        }
        int slot = roster.slots().number(name);
        boolean whole = names.whole(name);
        return input -> number(input.facts().number(slot), whole);
    }

    private static @Nullable Object score(int points) {
        return points == Points.NONE ? null : (Object) Points.toScore(points);
    }

    private static @Nullable Object number(long number, boolean whole) {
        if (number == Measure.MISSING) {
            return null;
        }
        return whole ? (Object) (number / Measure.ONE) : (Object) (number / (double) Measure.ONE);
    }
}
