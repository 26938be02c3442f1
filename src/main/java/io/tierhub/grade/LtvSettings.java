package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the lifetime value is worked out. */
public record LtvSettings(
        @Setting(
                value =
                        "From orders (average order x orders a year x lifespan), or from a contract's payments (retention).",
                def = "orders")
        Formula formula,

        @Setting(value = "What is left of revenue, from 0 to 1.", def = "1")
        BigDecimal marginRate,

        @Setting(value = "Years that a customer stays, at most 10.", def = "3")
        BigDecimal lifespanYears,

        @Setting("The share of customers lost a year; then a lifespan is 1 / this, at most 10 years.") @Nullable BigDecimal annualChurn,

        @Setting(value = "Days that a customer is taken to have been one, at the least.", def = "365")
        int minTenureDays,

        @Setting(value = "What a contract pays a period: a variable.", def = "contract_amount")
        String payment,

        @Setting(value = "The share of contracts renewed a period.", def = "0.8")
        BigDecimal retention,

        @Setting(value = "How much less a payment is worth a period later.", def = "0.1")
        BigDecimal discount,

        @Setting(value = "Whether the payment of the first period counts.", def = "true")
        boolean firstPayment,

        @Setting(
                value =
                        "Class to the percent of customers, from the best on, at which it ends; the last one ends at 100.",
                def = "{HIGH: 20, MID: 50, LOW: 100}")
        Map<String, BigDecimal> bands,

        @Setting("In place of bands: class to the value from which on; the lowest begins at 0.")
        Map<String, BigDecimal> cuts) {

    private static final BigDecimal MOST_YEARS = BigDecimal.TEN;

    /** What a lifetime value is made of. */
    public enum Formula {
        ORDERS,
        RETENTION
    }

    public LtvSettings {
        share("margin_rate", marginRate);
        share("retention", retention);
        if (lifespanYears.signum() <= 0 || lifespanYears.compareTo(MOST_YEARS) > 0) {
            throw new IllegalArgumentException("lifespan_years is above 0 and at most 10, not " + lifespanYears);
        }
        if (annualChurn != null) {
            share("annual_churn", annualChurn);
        }
        if (minTenureDays < 1) {
            throw new IllegalArgumentException("min_tenure_days is 1 or more, not " + minTenureDays);
        }
        if (discount.signum() < 0 || retention.compareTo(discount.add(BigDecimal.ONE)) >= 0) {
            throw new IllegalArgumentException(
                    "discount is 0 or more and retention below 1 + discount, or payments never end: correct one of them");
        }
        if (cuts.isEmpty()) {
            Layers.check("bands", bands);
        } else {
            Bands.check("cuts", cuts);
        }
    }

    /** The classes, in no order. */
    List<String> classes() {
        return (cuts.isEmpty() ? bands : cuts).keySet().stream().sorted().toList();
    }

    private static void share(String key, BigDecimal share) {
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(key + " is above 0 and at most 1, not " + share.toPlainString());
        }
    }
}
