package io.tierhub.cleanse;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of countries in English, Chinese, German, French, Spanish and Japanese, and their ISO codes. */
public final class Countries {
    private static final String[] LANGUAGES = {"en", "zh", "de", "fr", "es", "ja"};
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** The ISO-2 code of a name or code: 中国, China, CHN and cn are CN; null if nobody calls a country so. */
    public static @Nullable String code(String name) {
        return CODES.get(Text.fold(name));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            for (String language : LANGUAGES) {
                codes.putIfAbsent(Text.fold(ULocale.getDisplayCountry("und-" + code, language)), code);
            }
            codes.put(Text.fold(new ULocale("und", code).getISO3Country()), code);
        }
        for (String code : Locale.getISOCountries()) {
            codes.put(Text.fold(code), code);
        }
        for (String line : Wordlist.lines("country-names.txt")) {
            String code = line.substring(0, 2);
            for (String name : line.substring(2).split(",")) {
                codes.put(Text.fold(name), code);
            }
        }
        codes.remove("");
        return codes;
    }
}
