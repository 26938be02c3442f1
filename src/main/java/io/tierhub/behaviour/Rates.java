package io.tierhub.behaviour;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rates to the reporting currency: the latest on or before a day counts, for {@link #MAX_AGE_DAYS}. Immutable. */
public final class Rates {
    public static final int MAX_AGE_DAYS = 7;

    private final String reporting;
    private final Map<String, TreeMap<Integer, BigDecimal>> byCurrency = new HashMap<>();

    private Rates(String reporting) {
        this.reporting = reporting;
    }

    /**
     * @param reporting ISO code of the reporting currency
     * @throws IllegalArgumentException if two rows give one currency two rates on one day
     */
    public static Rates of(String reporting, Collection<Rate> rows) {
        Rates rates = new Rates(reporting);
        for (Rate row : rows) {
            BigDecimal other = rates.byCurrency
                    .computeIfAbsent(row.currency(), currency -> new TreeMap<>())
                    .put(row.day(), row.rate());
            if (other != null && other.compareTo(row.rate()) != 0) {
                throw new IllegalArgumentException("a currency has one rate a day, but " + row.currency() + " has "
                        + other.toPlainString() + " and " + row.rate().toPlainString() + " on "
                        + LocalDate.ofEpochDay(row.day()) + ": remove one of the rows");
            }
        }
        return rates;
    }

    /** For a hub with one currency only. */
    public static Rates none(String reporting) {
        return new Rates(reporting);
    }

    public String reporting() {
        return reporting;
    }

    /** The rate of a currency on a day; null if none is young enough. It is never assumed to be 1. */
    public @Nullable BigDecimal on(@Nullable String currency, int day) {
        if (reporting.equals(currency)) {
            return BigDecimal.ONE;
        }
        TreeMap<Integer, BigDecimal> days = byCurrency.get(currency);
        Map.Entry<Integer, BigDecimal> latest = days == null ? null : days.floorEntry(day);
        return latest == null || day - latest.getKey() > MAX_AGE_DAYS ? null : latest.getValue();
    }
}
