package io.tierhub.grade;

import io.tierhub.behaviour.Behaviour;
import io.tierhub.behaviour.Measure;
import io.tierhub.behaviour.Purchases;
import io.tierhub.vocabulary.CustomerField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where the numbers of a ruleset's variables come from, and what the fold must make for them. */
final class VariableSources {
    /** What a behaviour or a golden record says. */
    interface Source {
        long of(Behaviour behaviour, Map<String, String> golden);
    }

    private final Ruleset ruleset;
    private final int asOf;
    private final List<Integer> windowStarts;
    private final List<Measure> measures = new ArrayList<>();
    private final Set<String> fields = new TreeSet<>();

    VariableSources(Ruleset ruleset, int asOf) {
        this.ruleset = ruleset;
        this.asOf = asOf;
        windowStarts = new ArrayList<>(List.of(
                ruleset.models().rfm().window().startDay(asOf),
                ruleset.models().abc().window().startDay(asOf)));
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

    /** How a variable is made; asks the fold for what it needs. */
    Source number(String name) {
        MeasureSettings own = ruleset.measures().get(name);
        if (own != null) {
            return measure(own);
        }
        if (name.startsWith(Variables.MONEY_WITHIN)) {
            return money(HistoryWindow.of(name.substring(Variables.MONEY_WITHIN.length()))
                    .startDay(asOf));
        }
        if (name.startsWith(Variables.MARGIN_WITHIN) || name.startsWith(Variables.MARGIN_UNKNOWN)) {
            boolean unknown = name.startsWith(Variables.MARGIN_UNKNOWN);
            return margin(
                    HistoryWindow.of(name.substring(name.indexOf('.') + 1)).startDay(asOf), unknown);
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
            case "margin" -> margin(Integer.MIN_VALUE, false);
            case "refund_share" -> measured(new Measure.Refunded());
            case "discount_share" -> measured(new Measure.Discounted());
            case "first_order_amount" -> measured(new Measure.FirstOrder());
            case "gap_days" -> measured(new Measure.Gap());
            case Variables.QUIET -> measured(new Measure.QuietBefore());
            case Variables.POINTS ->
                measured(new Measure.Points(ruleset.models().points()));
            case Variables.POINTLESS_DAYS ->
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
            long never = own.never() == MeasureSettings.Never.INFINITE ? Variables.INFINITE : Measure.MISSING;
            return (did, golden) -> {
                long since = days.of(did, golden);
                return since == Measure.MISSING ? never : since;
            };
        }
        if (own.money() != null) {
            return money(own.money().startDay(asOf));
        }
        if (own.margin() != null) {
            return margin(own.margin().startDay(asOf), false);
        }
        if (!own.before().isEmpty()) {
            return measured(new Measure.BeforeHolidays(own.holidays(), Objects.requireNonNull(own.days())));
        }
        return field(attribute(own.attribute()));
    }

    private Source margin(int fromDay, boolean unknownOrders) {
        return measured(new Measure.Margin(fromDay, ruleset.marginRate(), unknownOrders));
    }

    private Source field(String field) {
        fields.add(field);
        return (did, golden) -> GoldenNumber.parse(GoldenText.of(golden, field));
    }

    static String attribute(@Nullable String name) {
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
        return (did, golden) ->
                GoldenNumber.cents(did.purchases().windows().get(at).cents());
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
}
