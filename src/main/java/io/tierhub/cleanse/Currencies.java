package io.tierhub.cleanse;

import java.util.Currency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names and signs of currencies. */
final class Currencies {
    private static final Set<String> CODES = codes();

    /** Signs that several currencies share stand for the first one unless the context names another of its kind. */
    private static final Set<String> DOLLARS =
            Set.of("USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "BRL");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("RMB", "CNY"),
            Map.entry("CNH", "CNY"),
            Map.entry("人民币", "CNY"),
            Map.entry("人民幣", "CNY"),
            Map.entry("元", "CNY"),
            Map.entry("圆", "CNY"),
            Map.entry("块", "CNY"),
            Map.entry("美元", "USD"),
            Map.entry("US$", "USD"),
            Map.entry("欧元", "EUR"),
            Map.entry("€", "EUR"),
            Map.entry("英镑", "GBP"),
            Map.entry("£", "GBP"),
            Map.entry("日元", "JPY"),
            Map.entry("円", "JPY"),
            Map.entry("港币", "HKD"),
            Map.entry("港元", "HKD"),
            Map.entry("HK$", "HKD"),
            Map.entry("NT$", "TWD"),
            Map.entry("A$", "AUD"),
            Map.entry("C$", "CAD"),
            Map.entry("S$", "SGD"),
            Map.entry("R$", "BRL"),
            Map.entry("₩", "KRW"),
            Map.entry("₹", "INR"),
            Map.entry("₽", "RUB"),
            Map.entry("₫", "VND"),
            Map.entry("฿", "THB"));

    private Currencies() {}

    static boolean isCode(String code) {
        return CODES.contains(code);
    }

    /**
     * The ISO code of a code, name or sign.
     *
     * @param expected what the context says; it decides which of its currencies $ or ¥ means
     * @return null if the name is unknown
     */
    static @Nullable String code(String name, String expected) {
        String upper = Text.clean(name).toUpperCase(Locale.ROOT);
        if (isCode(upper)) {
            return upper;
        }
        if (upper.equals("$")) {
            return DOLLARS.contains(expected) ? expected : "USD";
        }
        if (upper.equals("¥")) {
            return expected.equals("JPY") ? "JPY" : "CNY";
        }
        return NAMES.get(upper);
    }

    private static Set<String> codes() {
        Set<String> codes = new HashSet<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            codes.add(currency.getCurrencyCode());
        }
        return Set.copyOf(codes);
    }
}
