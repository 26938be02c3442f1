package io.tierhub.cleanse;

import io.tierhub.vocabulary.Setting;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How values are read where they do not say it themselves.
 *
 * @param zone the business zone: a moment counts on the day that it has there
 * @param country ISO-2 code of the country whose telephone numbers are written without a country code
 * @param currency ISO code of an order that names no currency
 * @param dayFirst whether 03/04/2026 is 3 April (true) or March 4th (false); null: such a date is refused
 */
public record CleanseRules(
        @Setting(value = "The business zone: a moment counts on the day that it has there.", def = "Asia/Shanghai")
        ZoneId zone,

        @Setting(
                value = "ISO-2 code of the country whose phone numbers are written without a country code.",
                def = "CN")
        String country,

        @Setting(value = "ISO code of the currency of an order that names none.", def = "CNY")
        String currency,

        @Setting(
                "Whether 03/04/2026 is 3 April (true) or March 4th (false); left out, such a date is refused as ambiguous.")
        @Nullable Boolean dayFirst) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public CleanseRules {
        if (!COUNTRIES.contains(country)) {
            throw new IllegalArgumentException(
                    "a country is an ISO code of two capital letters: write CN, US or DE, not '" + country + "'");
        }
        if (!Currencies.isCode(currency)) {
            throw new IllegalArgumentException(
                    "a currency is an ISO code of three capital letters: write CNY, USD or EUR, not '" + currency
                            + "'");
        }
    }

    /** The built-in rules. */
    public static CleanseRules defaults() {
        return new CleanseRules(ZoneId.of("Asia/Shanghai"), "CN", "CNY", null);
    }
}
