package io.tierhub.grade;

import io.tierhub.behaviour.Purchases;
import io.tierhub.behaviour.Purchases.Lifetime;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is worth in the time ahead: forecast by the models, or, where nothing could be learned, what it would
 * bring if it went on as it did (orders of a year times their mean; a customer of less than a year counts as of one).
 */
final class ClvValue {
    private static final double DAYS_OF_A_YEAR = 365;

    private final Horizon horizon;
    private final double margin;
    private final double years;
    private final @Nullable SpendModel spend;
    private final @Nullable PurchaseModel purchases;
    private final @Nullable DiscountedPurchases discounted;

    ClvValue(ClvSettings settings, ClvModel model) {
        horizon = Horizon.months(settings.horizonMonths(), settings.discount().doubleValue());
        margin = settings.margin().doubleValue();
        years = settings.horizonMonths() / 12.0;
        spend = model.spend();
        purchases = model.purchases();
        discounted = purchases == null ? null : new DiscountedPurchases(purchases, horizon);
    }

    Horizon horizon() {
        return horizon;
    }

    /** In hundredths; the customer has a counted order and its money is {@link #known}. */
    long cents(GradeInput customer, int asOf) {
        ClvInput input = ClvInput.of(customer, asOf);
        double cents = purchases == null || discounted == null
                ? simple(customer.lifetime(), input.days())
                : purchases.alive(input.x(), input.tx(), input.age())
                        * discounted.of(input.x(), input.days())
                        * ofPurchase(customer.lifetime());
        return Math.min(Purchases.MAX_CENTS, Math.round(Math.max(0, cents * margin)));
    }

    /** Money of a purchase, in hundredths. */
    double ofPurchase(Lifetime lifetime) {
        int x = lifetime.days() - 1;
        if (spend == null) {
            return Math.max(0, lifetime.cents() / (double) Math.max(1, lifetime.days()));
        }
        return 100 * spend.mean(x, x <= 0 ? 0 : Math.max(0, lifetime.laterCents()) / 100.0 / x);
    }

    private double simple(Lifetime lifetime, int days) {
        return lifetime.cents() * DAYS_OF_A_YEAR / Math.max(DAYS_OF_A_YEAR, days) * years;
    }

    /** Whether there is money to reckon with: without it, a missing rate makes any value a guess. */
    static boolean known(GradeInput customer) {
        return !customer.has(InputFlag.FX_MISSING) || customer.lifetime().cents() > 0;
    }
}
