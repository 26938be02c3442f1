package io.tierhub.grade;

import io.tierhub.behaviour.Behaviour;
import io.tierhub.behaviour.Measure;
import io.tierhub.grade.VariableSources.Source;
import io.tierhub.vocabulary.CustomerField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What rules may ask of a customer by name, besides their own {@link MeasureSettings}: numbers in ten-thousandths and
 * texts. Reads those that a ruleset asks for, as of one day.
 */
final class Variables {
    /** More than any number of days. */
    static final long INFINITE = 1_000_000L * Measure.ONE;

    static final Set<CustomerField> NUMBER_FIELDS = Set.of(
            CustomerField.EMPLOYEES,
            CustomerField.ANNUAL_REVENUE,
            CustomerField.ARR,
            CustomerField.CONTRACT_AMOUNT,
            CustomerField.OVERDUE_AMOUNT,
            CustomerField.CAC,
            CustomerField.NPS);

    static final Set<CustomerField> TEXT_FIELDS = Set.of(
            CustomerField.INDUSTRY,
            CustomerField.COUNTRY,
            CustomerField.REGION,
            CustomerField.CITY,
            CustomerField.PLAN,
            CustomerField.DECISION_ROLE,
            CustomerField.OWNER);

    /** What behaviour says without a measure of the ruleset's own. */
    static final Set<String> BUILT_IN = Set.of(
            "orders",
            "days_since_order",
            "tenure_days",
            "days_since_activity",
            "tickets",
            "interactions",
            "money",
            "average_order",
            "first_order_amount",
            "gap_days",
            "margin",
            "refund_share",
            "discount_share");

    static final String MONEY_WITHIN = "money.";
    static final String MARGIN_WITHIN = "margin.";
    /** Orders within a period whose margin is not known. */
    static final String MARGIN_UNKNOWN = "no_margin.";

    static final String QUIET = "quiet_days";
    static final String POINTS = "engagement.points";
    static final String POINTLESS_DAYS = "engagement.days";

    private final VariableSources made;
    private final List<Source> sources = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Set<String> fields = new TreeSet<>();

    Variables(Ruleset ruleset, int asOf) {
        made = new VariableSources(ruleset, asOf);
        Slots slots = ruleset.slots();
        for (String name : slots.numbers()) {
            sources.add(made.number(name));
        }
        for (String name : slots.texts()) {
            MeasureSettings own = ruleset.measures().get(name);
            texts.add(own == null ? name : VariableSources.attribute(own.text()));
        }
        fields.addAll(made.fields());
        fields.addAll(texts);
    }

    /** Window 0 is that of RFM, window 1 that of ABC. */
    List<Integer> windowStarts() {
        return made.windowStarts();
    }

    List<Measure> measures() {
        return made.measures();
    }

    /** The fields of golden records that are asked for. */
    Set<String> fields() {
        return fields;
    }

    boolean asksNothing() {
        return sources.isEmpty() && texts.isEmpty();
    }

    /** @param golden values of the golden record by field, as in {@code attributes.sales_area} */
    Facts read(Behaviour behaviour, Map<String, String> golden) {
        if (asksNothing()) {
            return Facts.NONE;
        }
        long[] numbers = new long[sources.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = sources.get(i).of(behaviour, golden);
        }
        @Nullable String[] words = new @Nullable String[texts.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = GoldenText.of(golden, texts.get(i));
        }
        return new Facts(numbers, words);
    }
}
