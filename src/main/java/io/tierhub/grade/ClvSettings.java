package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the value that customers are likely to bring is forecast. */
public record ClvSettings(
        @Setting(
                value =
                        "Customers are lost after a repeat purchase only (bg_nbd), or after the first one too (mbg_nbd).",
                def = "bg_nbd")
        PurchaseKind purchases,

        @Setting(
                value =
                        "What a purchase brings: forecast from all customers and the customer's own (gamma_gamma), or the customer's own mean (mean).",
                def = "gamma_gamma")
        Spend spend,

        @Setting(value = "How many months are forecast.", def = "12")
        int horizonMonths,

        @Setting(value = "By how much money of a year later is worth less.", def = "0.10")
        BigDecimal discount,

        @Setting(value = "The part of the money that is margin.", def = "1")
        BigDecimal margin,

        @Setting(
                value = "Class to the percent of the customers who are worth less; the last one begins at 0.",
                def = "{HIGH: 80, MID: 50, LOW: 0}")
        Map<String, BigDecimal> classes,

        @Setting(value = "What must be known of all customers before anything is forecast.", def = "{}")
        Gates gates,

        @Setting(
                "After how many days forecasts are learned anew, 0 to 3650; left out, 7. 0: only with the population that"
                        + " customers are compared with.")
        @Nullable Integer learnEveryDays) {

    private static final int WEEK = 7;
    private static final int MOST_DAYS = 3_650;

    /** What a purchase brings. */
    public enum Spend {
        GAMMA_GAMMA,
        MEAN
    }

    /** What must be there before anything is forecast. */
    public record Gates(
            @Setting(value = "Customers with an order.", def = "500")
            int customers,

            @Setting(value = "Customers who bought on a second day, with money.", def = "100")
            int repeatBuyers,

            @Setting(value = "Days since the first order of all.", def = "180")
            int historyDays,

            @Setting(value = "Days since the last order of all, at most.", def = "30")
            int idleDays) {
        public Gates {
            if (customers < 1 || repeatBuyers < 1 || historyDays < 1) {
                throw new IllegalArgumentException(
                        "gates.customers, repeat_buyers and history_days are 1 or more: nothing can be learned from none");
            }
            if (idleDays < 0) {
                throw new IllegalArgumentException("gates.idle_days is 0 or more");
            }
        }

        static Gates defaults() {
            return new Gates(500, 100, 180, 30);
        }
    }

    static final int MAX_HORIZON_MONTHS = 60;

    public ClvSettings {
        if (learnEveryDays != null && (learnEveryDays < 0 || learnEveryDays > MOST_DAYS)) {
            throw new IllegalArgumentException("learn_every_days is 0 to " + MOST_DAYS + ", not " + learnEveryDays);
        }
        if (horizonMonths < 1 || horizonMonths > MAX_HORIZON_MONTHS) {
            throw new IllegalArgumentException("horizon_months is from 1 to " + MAX_HORIZON_MONTHS + ", not "
                    + horizonMonths + ": what is further off nobody can foretell");
        }
        if (discount.signum() < 0 || discount.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "discount is from 0 to 1, a part of a year's money, not " + discount.toPlainString());
        }
        if (margin.signum() <= 0 || margin.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "margin is above 0 and at most 1, a part of the money, not " + margin.toPlainString());
        }
        List<BigDecimal> from = new ArrayList<>(classes.values());
        Ascending.checkFromLast("classes", from);
        if (from.isEmpty() || from.get(from.size() - 1).signum() != 0) {
            throw new IllegalArgumentException(
                    "the last of classes begins at 0, or some customers would have no class");
        }
        if (from.get(0).compareTo(BigDecimal.valueOf(100)) >= 0) {
            throw new IllegalArgumentException("classes begin below 100, or one could never be reached");
        }
    }

    /** Whether what was learned on a day is to be learned anew on another. */
    boolean old(int learned, int day) {
        int every = learnEveryDays == null ? WEEK : learnEveryDays;
        return every > 0 && day - learned >= every;
    }

    /** The classes, best first. */
    List<String> best() {
        List<String> best = new ArrayList<>(classes.keySet());
        best.sort((a, b) -> from(b).compareTo(from(a)));
        return best;
    }

    BigDecimal from(String klass) {
        return classes.getOrDefault(klass, BigDecimal.ZERO);
    }

    /** The settings that hold where a ruleset names the model and nothing else. */
    public static ClvSettings defaults() {
        Map<String, BigDecimal> classes = new LinkedHashMap<>();
        classes.put("HIGH", new BigDecimal("80"));
        classes.put("MID", new BigDecimal("50"));
        classes.put("LOW", new BigDecimal("0"));
        return new ClvSettings(
                PurchaseKind.BG_NBD,
                Spend.GAMMA_GAMMA,
                12,
                new BigDecimal("0.10"),
                BigDecimal.ONE,
                classes,
                Gates.defaults(),
                null);
    }
}
