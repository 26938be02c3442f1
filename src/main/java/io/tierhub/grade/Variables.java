package io.tierhub.grade;

import io.tierhub.behaviour.Behaviour;
import io.tierhub.behaviour.Measure;
import io.tierhub.behaviour.Purchases;
import io.tierhub.cleanse.OwnWords;
import io.tierhub.vocabulary.CustomerField;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
            "gap_days");

    private static final int MOST_DIGITS = 14;
    static final String MONEY_WITHIN = "money.";
    static final String QUIET = "quiet_days";
    static final String POINTS = "engagement.points";
    static final String POINTLESS_DAYS = "engagement.days";

    /** What a behaviour or a golden record says. */
    private interface Source {
        long of(Behaviour behaviour, Map<String, String> golden);
    }

    private final Ruleset ruleset;
    private final int asOf;
    private final List<Integer> windowStarts;
    private final List<Measure> measures = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Set<String> fields = new TreeSet<>();

    Variables(Ruleset ruleset, int asOf) {
        this.ruleset = ruleset;
        this.asOf = asOf;
        windowStarts = new ArrayList<>(List.of(
                ruleset.models().rfm().window().startDay(asOf),
                ruleset.models().abc().window().startDay(asOf)));
        Slots slots = ruleset.slots();
        for (String name : slots.numbers()) {
            sources.add(number(name));
        }
        for (String name : slots.texts()) {
            MeasureSettings own = ruleset.measures().get(name);
            texts.add(own == null ? name : attribute(own.text()));
        }
        fields.addAll(texts);
    }

    /** Window 0 is that of RFM, window 1 that of ABC. */
    List<Integer> windowStarts() {
        return windowStarts;
    }

    List<Measure> measures() {
        return measures;
    }

    /** The fields of golden records that are asked for. */
    Set<String> fields() {
        return fields;
    }

    /** @param golden values of the golden record by field, as in {@code attributes.sales_area} */
    Facts read(Behaviour behaviour, Map<String, String> golden) {
        if (sources.isEmpty() && texts.isEmpty()) {
            return Facts.NONE;
        }
        long[] numbers = new long[sources.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = sources.get(i).of(behaviour, golden);
        }
        @Nullable String[] words = new @Nullable String[texts.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = said(golden, texts.get(i));
        }
        return new Facts(numbers, words);
    }

    private Source number(String name) {
        MeasureSettings own = ruleset.measures().get(name);
        if (own != null) {
            return measure(own);
        }
        if (name.startsWith(MONEY_WITHIN)) {
            return money(HistoryWindow.of(name.substring(MONEY_WITHIN.length())).startDay(asOf));
        }
        return switch (name) {
            case "orders" -> (did, golden) -> did.purchases().orders() * (long) Measure.ONE;
            case "days_since_order" -> (did, golden) -> since(did.purchases().lastDay());
            case "tenure_days" -> (did, golden) -> since(did.purchases().firstDay());
            case "days_since_activity" ->
                (did, golden) ->
                        since(Math.max(did.purchases().lastDay(), did.activity().lastDay()));
            case "tickets" -> (did, golden) -> did.activity().tickets() * (long) Measure.ONE;
            case "interactions" -> (did, golden) -> did.activity().interactions() * (long) Measure.ONE;
            case "money" -> money(Integer.MIN_VALUE);
            case "average_order" -> averageOrder(money(Integer.MIN_VALUE));
            case "first_order_amount" -> measured(new Measure.FirstOrder());
            case "gap_days" -> measured(new Measure.Gap());
            case QUIET -> measured(new Measure.QuietBefore());
            case POINTS -> measured(new Measure.Points(ruleset.models().points()));
            case POINTLESS_DAYS ->
                measured(
                        new Measure.DaysSince(ruleset.models().points().events().keySet()));
            default -> field(name);
        };
    }

    private Source measure(MeasureSettings own) {
        if (!own.count().isEmpty()) {
            int from = own.within() == null ? Integer.MIN_VALUE : own.within().startDay(asOf);
            return measured(new Measure.Count(Set.copyOf(own.count()), from));
        }
        if (!own.daysSince().isEmpty()) {
            Source days = measured(new Measure.DaysSince(Set.copyOf(own.daysSince())));
            long never = own.never() == MeasureSettings.Never.INFINITE ? INFINITE : Measure.MISSING;
            return (did, golden) -> {
                long since = days.of(did, golden);
                return since == Measure.MISSING ? never : since;
            };
        }
        if (own.money() != null) {
            return money(own.money().startDay(asOf));
        }
        return field(attribute(own.attribute()));
    }

    private Source field(String field) {
        fields.add(field);
        return (did, golden) -> parse(said(golden, field));
    }

    /** Attributes are stored as they are written; rules see what they say. */
    private static @Nullable String said(Map<String, String> golden, String field) {
        String value = golden.get(field);
        return value != null && OwnWords.is(field) ? OwnWords.said(value) : value;
    }

    private static String attribute(@Nullable String name) {
        return CustomerField.ATTRIBUTES.key() + "." + name;
    }

    private Source measured(Measure measure) {
        int at = measures.size();
        measures.add(measure);
        return (did, golden) -> did.measures().get(at);
    }

    private Source money(int start) {
        int at = windowStarts.size();
        windowStarts.add(start);
        return (did, golden) -> cents(did.purchases().windows().get(at).cents());
    }

    private static Source averageOrder(Source money) {
        return (did, golden) -> {
            int orders = did.purchases().orders();
            return orders == 0
                    ? Measure.MISSING
                    : BigDecimal.valueOf(money.of(did, golden))
                            .divide(BigDecimal.valueOf(orders), 0, RoundingMode.HALF_UP)
                            .longValueExact();
        };
    }

    private long since(int day) {
        return day == Purchases.NEVER ? Measure.MISSING : (asOf - (long) day) * Measure.ONE;
    }

    /** Money in hundredths as a number; what no customer buys for is cut. */
    static long cents(long cents) {
        long most = Long.MAX_VALUE / 200;
        return Math.max(-most, Math.min(most, cents)) * 100;
    }

    /** A text as a number, rounded half up; yes and no are 1 and 0. */
    static long parse(@Nullable String text) {
        if (text == null) {
            return Measure.MISSING;
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true") ? Measure.ONE : 0;
        }
        try {
            BigDecimal number = new BigDecimal(text.strip());
            long digits = (long) number.precision() - number.scale();
            if (digits < -4) {
                return 0;
            }
            return digits > MOST_DIGITS
                    ? Measure.MISSING
                    : number.movePointRight(4).setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (NumberFormatException e) {
            return Measure.MISSING;
        }
    }
}
