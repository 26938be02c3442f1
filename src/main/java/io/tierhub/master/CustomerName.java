package io.tierhub.master;

import java.lang.Character.UnicodeScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to call a customer. */
final class CustomerName {
    private CustomerName() {}

    /** The surviving name, else put together from its parts: 张伟 without, Ann Lee with a space; null if there is none. */
    static @Nullable String of(List<GoldenValue> values) {
        String given = null;
        String family = null;
        for (GoldenValue v : values) {
            switch (v.field()) {
                case "name" -> {
                    return v.value();
                }
                case "given_name" -> given = v.value();
                case "family_name" -> family = v.value();
                default -> {}
            }
        }
        if (given == null || family == null) {
            return given != null ? given : family;
        }
        return isHan(given) && isHan(family) ? family + given : given + " " + family;
    }

    private static boolean isHan(String text) {
        return UnicodeScript.of(text.codePointAt(0)) == UnicodeScript.HAN;
    }
}
