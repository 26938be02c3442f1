package io.tierhub.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The models that a ruleset names, in the order in which they may look at each other: a score weighs models before it, a
 * matrix places scores, personas and tags ask for all.
 */
final class Roster {
    private final List<Model> models = new ArrayList<>();
    private final Slots slots;
    private final int asOf;

    /** @param clv null unless the ruleset has that model */
    Roster(Ruleset ruleset, RfmReference rfm, AbcReference abc, @Nullable ClvReference clv, Columns columns, int asOf) {
        this.asOf = asOf;
        slots = ruleset.slots();
        Ruleset.Models settings = ruleset.models();
        models.add(new Rfm(settings.rfm(), rfm, asOf));
        models.add(new Abc(settings.abc(), abc, asOf));
        if (settings.pyramid() != null) {
            models.add(new Pyramid(settings.pyramid(), columns, this));
        }
        if (settings.ltv() != null) {
            models.add(new Ltv(settings.ltv(), columns, this));
        }
        if (settings.clv() != null) {
            models.add(new Clv(settings.clv(), Objects.requireNonNull(clv), asOf));
        }
        if (settings.lifecycle() != null) {
            models.add(new Lifecycle(settings.lifecycle(), this));
        }
        if (settings.engagement() != null) {
            models.add(new Engagement(settings.engagement(), this));
        }
        new TreeMap<>(settings.scores())
                .forEach((name, score) -> models.add(new WeightedScore(name, score, columns, this)));
        new TreeMap<>(settings.matrices())
                .forEach((name, matrix) -> models.add(new Matrix(name, matrix, columns, this)));
        if (settings.personas() != null || !settings.tags().isEmpty()) {
            byRule(ruleset);
        }
    }

    private void byRule(Ruleset ruleset) {
        RuleNames names = new RuleNames(ruleset);
        RuleLanguage language = names.language();
        PersonaSettings personas = ruleset.models().personas();
        List<Rule> personaRules = new ArrayList<>();
        for (int i = 0; personas != null && i < personas.rules().size(); i++) {
            personaRules.add(rule(personas.rules().get(i).when(), names, language));
        }
        Map<String, Rule> tagRules = new LinkedHashMap<>();
        new TreeMap<>(ruleset.models().tags())
                .forEach((tag, settings) -> tagRules.put(tag, rule(settings.when(), names, language)));
        if (personas != null) {
            models.add(new Personas(personas, personaRules, asOf));
        }
        if (!tagRules.isEmpty()) {
            models.add(new Tags(tagRules, asOf));
        }
    }

    /** The gates of the tier policy, which may ask for all models. */
    List<Gate> gates(Ruleset ruleset) {
        List<Gate> gates = new ArrayList<>();
        if (!ruleset.policy().gates().isEmpty()) {
            RuleNames names = new RuleNames(ruleset);
            RuleLanguage language = names.gateLanguage();
            ruleset.policy().gates().forEach(gate -> gates.add(new Gate(gate, rule(gate.when(), names, language))));
        }
        return gates;
    }

    private Rule rule(String when, RuleNames names, RuleLanguage language) {
        return new Rule(language.compile(when), new RuleVariables(names, this)::named);
    }

    /** The model of a name that must be there. */
    Model named(String name) {
        Model model = model(name);
        if (model == null) {
            throw new IllegalArgumentException("there is no model '" + name + "' before the one that asks for it");
        }
        return model;
    }

    List<Model> models() {
        return models;
    }

    int asOf() {
        return asOf;
    }

    /** Where variables stand in the facts of a customer. */
    Slots slots() {
        return slots;
    }

    /** The model of a name, of those that come before; null if there is none. */
    @Nullable Model model(String name) {
        for (Model model : models) {
            if (model.name().equals(name)) {
                return model;
            }
        }
        return null;
    }
}
