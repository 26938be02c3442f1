package io.tierhub.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What CLV looked at and made of it, with the parameters that it took from all customers: all that a check by hand needs. */
final class ClvInputs {
    /** The days for which the chance of an order is told. */
    private static final int SOON_DAYS = 90;

    private static final int PARAMETER_DECIMALS = 6;

    private final ClvModel model;
    private final ClvValue value;
    private final int asOf;

    ClvInputs(ClvModel model, ClvValue value, int asOf) {
        this.model = model;
        this.value = value;
        this.asOf = asOf;
    }

    /** Of a customer with a counted order; t_x and T in weeks. */
    Map<String, Object> of(GradeInput customer) {
        ClvInput history = ClvInput.of(customer, asOf);
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("x", history.x());
        inputs.put("t_x", history.tx());
        inputs.put("T", history.age());
        if (history.x() > 0) {
            inputs.put("m", money(customer.lifetime().laterCents() / (double) history.x()));
        }
        if (ClvValue.known(customer)) {
            if (model.purchases() != null) {
                forecast(inputs, customer, history, model.purchases());
            }
            inputs.put("clv", BigDecimal.valueOf(value.cents(customer, asOf), 2));
        }
        how(inputs);
        return inputs;
    }

    private void forecast(Map<String, Object> inputs, GradeInput customer, ClvInput history, PurchaseModel purchases) {
        int x = history.x();
        double soon = SOON_DAYS / ClvInput.DAYS_OF_A_WEEK;
        inputs.put("p_alive", purchases.alive(x, history.tx(), history.age()));
        inputs.put("p_order_" + SOON_DAYS + "d", 1 - purchases.none(x, history.tx(), history.age(), soon));
        inputs.put(
                "expected_orders",
                purchases.expected(
                        x, history.tx(), history.age(), value.horizon().end()));
        inputs.put("value_per_order", money(value.ofPurchase(customer.lifetime())));
    }

    private void how(Map<String, Object> inputs) {
        NoForecast none = model.none();
        if (none != null) {
            inputs.put("model", "simple");
            inputs.put("no_forecast", none.name());
        }
        PurchaseModel purchases = model.purchases();
        if (purchases != null) {
            inputs.put("model", written(purchases.kind()));
            inputs.put("r", parameter(purchases.r()));
            inputs.put("alpha", parameter(purchases.alpha()));
            inputs.put("a", parameter(purchases.a()));
            inputs.put("b", parameter(purchases.b()));
        }
        SpendModel spend = model.spend();
        if (spend != null) {
            inputs.put("p", parameter(spend.p()));
            inputs.put("q", parameter(spend.q()));
            inputs.put("v", parameter(spend.v()));
        }
    }

    /** As in files of rules. */
    static String written(PurchaseKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static BigDecimal money(double cents) {
        return BigDecimal.valueOf(Math.round(cents), 2);
    }

    private static BigDecimal parameter(double number) {
        return BigDecimal.valueOf(number).setScale(PARAMETER_DECIMALS, RoundingMode.HALF_UP);
    }
}
