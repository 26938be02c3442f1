package io.tierhub.grade;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * {@link Horizon#discounted} by repeat purchases and days since the first order, each computed once: a million customers
 * have some ten thousand different pairs of them. Threads may share it: whoever comes second computes the same.
 */
final class DiscountedPurchases {
    /** Beyond these, and beyond twenty years, pairs are rare and computed each time. */
    private static final int MOST_PURCHASES = 256;

    private static final int MOST_DAYS = 7_305;

    private final PurchaseModel model;
    private final Horizon horizon;
    /** By purchases, then by days, the bits of the number; 0 where it is not known yet. */
    private final AtomicReferenceArray<AtomicLongArray> known = new AtomicReferenceArray<>(MOST_PURCHASES);

    DiscountedPurchases(PurchaseModel model, Horizon horizon) {
        this.model = model;
        this.horizon = horizon;
    }

    double of(int x, int days) {
        if (x >= MOST_PURCHASES || days >= MOST_DAYS) {
            return horizon.discounted(model, x, days / ClvInput.DAYS_OF_A_WEEK);
        }
        AtomicLongArray row = row(x);
        double value = Double.longBitsToDouble(row.getPlain(days));
        if (value == 0) {
            value = horizon.discounted(model, x, days / ClvInput.DAYS_OF_A_WEEK);
            row.setPlain(days, Double.doubleToRawLongBits(value));
        }
        return value;
    }

    private AtomicLongArray row(int x) {
        AtomicLongArray row = known.get(x);
        if (row == null) {
            known.compareAndSet(x, null, new AtomicLongArray(MOST_DAYS));
            row = known.get(x);
        }
        return row;
    }
}
