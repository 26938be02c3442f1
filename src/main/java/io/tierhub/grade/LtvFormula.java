package io.tierhub.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Two textbook formulas of the lifetime value, rounded half up to hundredths at the end.
 *
 * <p>Orders: average order x orders a year x years x margin; since the average is money / orders, orders drop out.
 * Payments of m a period that a share r renews, each worth 1 / (1 + d) of the one before: the geometric series, with the
 * first payment m (1 + d) / (1 + d - r), without it m r / (1 + d - r).
 */
final class LtvFormula {
    private static final BigDecimal YEAR = BigDecimal.valueOf(365);
    private static final BigDecimal MOST_YEARS = BigDecimal.TEN;
    private static final int EXACT = 12;

    private final LtvSettings settings;

    LtvFormula(LtvSettings settings) {
        this.settings = settings;
    }

    BigDecimal ofOrders(BigDecimal money, int tenureDays) {
        return money.multiply(YEAR)
                .multiply(years())
                .multiply(settings.marginRate())
                .divide(BigDecimal.valueOf(Math.max(tenureDays, settings.minTenureDays())), 2, RoundingMode.HALF_UP);
    }

    BigDecimal ofPayments(BigDecimal payment) {
        BigDecimal later = settings.discount().add(BigDecimal.ONE);
        return payment.multiply(settings.marginRate())
                .multiply(settings.firstPayment() ? later : settings.retention())
                .divide(later.subtract(settings.retention()), 2, RoundingMode.HALF_UP);
    }

    /** The floor of the tenure keeps yesterday's first order from counting 365 times a year. */
    BigDecimal ordersPerYear(int orders, int tenureDays) {
        return BigDecimal.valueOf(orders)
                .multiply(YEAR)
                .divide(BigDecimal.valueOf(Math.max(tenureDays, settings.minTenureDays())), 4, RoundingMode.HALF_UP);
    }

    BigDecimal years() {
        @Nullable BigDecimal churn = settings.annualChurn();
        return churn == null
                ? settings.lifespanYears()
                : BigDecimal.ONE
                        .divide(churn, EXACT, RoundingMode.HALF_UP)
                        .min(MOST_YEARS)
                        .stripTrailingZeros();
    }
}
