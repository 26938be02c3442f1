package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import io.tierhub.grade.Ruleset.Models;
import io.tierhub.vocabulary.CustomerField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names that a ruleset gives and may use: variables, models, and what rules may ask for. */
final class RuleNames {
    /** What one's own measures, scores, matrices and tags are named. */
    static final Pattern OWN = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    static final String CLASS = "_class";
    static final String SCORE = "_score";

    /** Models that are there by name, whether on or off. */
    static final List<String> BUILT_IN_MODELS = List.of(
            Rfm.NAME,
            Abc.NAME,
            Pyramid.NAME,
            Ltv.NAME,
            Clv.NAME,
            Lifecycle.NAME,
            NextPurchase.NAME,
            Engagement.NAME,
            Personas.NAME,
            Tags.NAME);

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> BROKEN = Set.of("money", "average_order", "first_order_amount", "gap_days");

    private final Ruleset ruleset;

    RuleNames(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    Set<String> numbers() {
        Set<String> numbers = new TreeSet<>(Variables.BUILT_IN);
        Variables.NUMBER_FIELDS.forEach(field -> numbers.add(field.key()));
        ruleset.measures().forEach((name, measure) -> {
            if (!measure.isText()) {
                numbers.add(name);
            }
        });
        return numbers;
    }

    Set<String> texts() {
        Set<String> texts = new TreeSet<>();
        for (CustomerField field : Variables.TEXT_FIELDS) {
            texts.add(field.key());
        }
        ruleset.measures().forEach((name, measure) -> {
            if (measure.isText()) {
                texts.add(name);
            }
        });
        return texts;
    }

    /** Models with a score that a score of one's own may weigh. */
    List<String> scored() {
        Models models = ruleset.models();
        List<String> scored = new ArrayList<>(List.of(Rfm.NAME, Abc.NAME));
        add(scored, Pyramid.NAME, models.pyramid() != null);
        add(scored, Ltv.NAME, models.ltv() != null);
        add(scored, Clv.NAME, models.clv() != null);
        add(scored, Lifecycle.NAME, models.lifecycle() != null);
        add(scored, NextPurchase.NAME, models.nextPurchase() != null);
        add(scored, Engagement.NAME, models.engagement() != null);
        return scored;
    }

    private static void add(List<String> names, String name, boolean on) {
        if (on) {
            names.add(name);
        }
    }

    /** The same, and the scores of one's own. */
    List<String> allScored() {
        List<String> scored = scored();
        scored.addAll(ruleset.models().scores().keySet());
        return scored;
    }

    /** What personas and tags may ask for. */
    RuleLanguage language() {
        RuleLanguage language = new RuleLanguage();
        for (String name : numbers()) {
            if (whole(name)) {
                language.whole(name);
            } else {
                language.number(name);
            }
        }
        texts().forEach(language::text);
        for (String model : allScored()) {
            language.text(model + CLASS).number(model + SCORE);
        }
        ruleset.models().matrices().keySet().forEach(model -> language.text(model + CLASS));
        return language;
    }

    /** What gates may ask for: personas and tags too. */
    RuleLanguage gateLanguage() {
        RuleLanguage language = language();
        if (ruleset.models().personas() != null) {
            language.text(Personas.NAME + CLASS);
        }
        return ruleset.models().tags().isEmpty() ? language : language.texts(Tags.NAME);
    }

    private boolean whole(String name) {
        MeasureSettings own = ruleset.measures().get(name);
        return own == null
                ? Variables.BUILT_IN.contains(name) && !BROKEN.contains(name)
                : !own.count().isEmpty() || !own.daysSince().isEmpty();
    }

    /** The variables that the models and rules ask for. */
    Slots slots() {
        Models models = ruleset.models();
        Set<String> asked = new TreeSet<>();
        if (models.pyramid() != null) {
            asked.add(Pyramid.variable(models.pyramid()));
        }
        if (models.ltv() != null) {
            asked.addAll(Ltv.variables(models.ltv()));
        }
        if (models.lifecycle() != null) {
            asked.addAll(Lifecycle.VARIABLES);
        }
        if (models.nextPurchase() != null) {
            asked.addAll(NextPurchase.VARIABLES);
        }
        if (models.engagement() != null) {
            asked.addAll(Engagement.VARIABLES);
        }
        Set<String> words = words();
        Set<String> texts = texts();
        texts.retainAll(words);
        Set<String> numbers = numbers();
        numbers.retainAll(words);
        numbers.addAll(asked);
        return Slots.of(numbers, texts);
    }

    /** Every word of a rule, and what scores and matrices name: more than are variables. */
    private Set<String> words() {
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

    /** The classes that a model may put a bought customer in; empty if there is no such model, or it has none. */
    List<String> classes(String model) {
        Models models = ruleset.models();
        return switch (model) {
            case Rfm.NAME -> Arrays.stream(RfmClass.values()).map(Enum::name).toList();
            case Abc.NAME -> models.abc().classes();
            case Pyramid.NAME ->
                models.pyramid() == null ? List.of() : sorted(models.pyramid().layers());
            case Ltv.NAME -> models.ltv() == null ? List.of() : models.ltv().classes();
            case Clv.NAME -> models.clv() == null ? List.of() : models.clv().best();
            case Lifecycle.NAME ->
                models.lifecycle() == null ? List.of() : models.lifecycle().classes();
            case NextPurchase.NAME ->
                models.nextPurchase() == null
                        ? List.of()
                        : models.nextPurchase().classes();
            case Engagement.NAME ->
                models.engagement() == null ? List.of() : models.engagement().classes();
            case Personas.NAME ->
                models.personas() == null ? List.of() : models.personas().classes();
            default -> own(model);
        };
    }

    private List<String> own(String model) {
        ScoreSettings score = ruleset.models().scores().get(model);
        MatrixSettings matrix = ruleset.models().matrices().get(model);
        return score != null ? sorted(score.classes()) : matrix != null ? matrix.classes() : List.of();
    }

    private static List<String> sorted(Map<String, ?> classes) {
        return classes.keySet().stream().sorted().toList();
    }

    /** How a variable is read from a customer's facts. */
    Rule.Variable variable(String name, Roster roster) {
        if (name.endsWith(CLASS)) {
            Model model = roster.model(name.substring(0, name.length() - CLASS.length()));
            if (model != null) {
                return model::klass;
            }
        }
        if (name.endsWith(SCORE)) {
            Model model = roster.model(name.substring(0, name.length() - SCORE.length()));
            if (model != null) {
                return input -> score(model.score(input));
            }
        }
        if (name.equals(Tags.NAME) && roster.model(name) instanceof Tags tags) {
            return tags::of;
        }
        if (texts().contains(name)) {
            int slot = roster.slots().text(name);
            return input -> input.facts().text(slot);
        }
        int slot = roster.slots().number(name);
        boolean whole = whole(name);
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
