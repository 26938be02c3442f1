package io.tierhub.grade;

import io.tierhub.grade.Ruleset.Models;
import io.tierhub.vocabulary.CustomerField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

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

    private static final Set<String> BROKEN = Set.of(
            "money", "average_order", "first_order_amount", "gap_days", "margin", "refund_share", "discount_share");

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

    /** Models that are there by name, but off in this ruleset. */
    Set<String> off() {
        Set<String> off = new TreeSet<>(BUILT_IN_MODELS);
        scored().forEach(off::remove);
        if (ruleset.models().personas() != null) {
            off.remove(Personas.NAME);
        }
        if (!ruleset.models().tags().isEmpty()) {
            off.remove(Tags.NAME);
        }
        return off;
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

    /** Whether a variable is always a whole number: of things or of days, and so never below 0. */
    boolean whole(String name) {
        MeasureSettings own = ruleset.measures().get(name);
        return own == null
                ? Variables.BUILT_IN.contains(name) && !BROKEN.contains(name)
                : !own.count().isEmpty() || !own.daysSince().isEmpty();
    }

    /** The variables that the models and rules ask for. */
    Slots slots() {
        Models models = ruleset.models();
        Set<String> asked = new TreeSet<>();
        asked.addAll(Value.variables(models.abc()));
        if (models.pyramid() != null) {
            asked.addAll(Pyramid.variables(models.pyramid()));
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
        Set<String> words = new RuleTexts(ruleset).words();
        Set<String> texts = texts();
        texts.retainAll(words);
        Set<String> numbers = numbers();
        numbers.retainAll(words);
        numbers.addAll(asked);
        return Slots.of(numbers, texts);
    }
}
