package io.tierhub.grade;

import io.tierhub.behaviour.ByteReader;
import io.tierhub.behaviour.ByteWriter;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of all customers.
 *
 * @param none why nothing was; then there are no models
 * @param spend null where the customer's own mean is taken
 * @param correlated whether frequent buyers spend more, or less, on a purchase, which Gamma-Gamma takes to be apart
 */
record ClvModel(
        @Nullable NoForecast none,
        @Nullable PurchaseModel purchases,
        @Nullable SpendModel spend,
        boolean correlated) {
    static ClvModel none(NoForecast reason) {
        return new ClvModel(reason, null, null, false);
    }

    void write(ByteWriter out) {
        out.raw(none == null ? 0 : none.ordinal() + 1);
        if (purchases != null) {
            out.raw(purchases.kind().ordinal());
            numbers(out, purchases.r(), purchases.alpha(), purchases.a(), purchases.b());
            out.raw((spend == null ? 0 : 1) + (correlated ? 2 : 0));
            if (spend != null) {
                numbers(out, spend.p(), spend.q(), spend.v());
            }
        }
    }

    static ClvModel read(ByteReader in) {
        int none = in.raw();
        if (none > 0) {
            return none(NoForecast.values()[none - 1]);
        }
        PurchaseKind kind = PurchaseKind.values()[in.raw()];
        PurchaseModel purchases = new PurchaseModel(kind, number(in), number(in), number(in), number(in));
        int bits = in.raw();
        SpendModel spend = (bits & 1) == 0 ? null : new SpendModel(number(in), number(in), number(in));
        return new ClvModel(null, purchases, spend, (bits & 2) != 0);
    }

    private static void numbers(ByteWriter out, double... numbers) {
        for (double number : numbers) {
            out.fixed(Double.doubleToLongBits(number));
        }
    }

    private static double number(ByteReader in) {
        return Double.longBitsToDouble(in.fixed());
    }
}
