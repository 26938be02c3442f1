package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes the few shapes that grades have; a million customers a run make a general writer too dear. */
final class Json {
    private Json() {}

    static String object(Map<String, Object> values) {
        StringBuilder out = new StringBuilder(160).append('{');
        values.forEach((key, value) -> {
            text(key, separate(out)).append(':');
            if (value instanceof Number number) {
                number(number, out);
            } else {
                text(value.toString(), out);
            }
        });
        return out.append('}').toString();
    }

    static String contributions(List<Contribution> contributions) {
        StringBuilder out = new StringBuilder(512).append('[');
        for (Contribution part : contributions) {
            text(part.factor(), separate(out).append("{\"factor\":"));
            number(part.value(), out.append(",\"value\":"));
            number(part.points(), out.append(",\"points\":"));
            sentence(part.text(), out).append('}');
        }
        return out.append(']').toString();
    }

    static String reasons(List<Reason> reasons) {
        StringBuilder out = new StringBuilder(256).append('[');
        for (Reason reason : reasons) {
            text(reason.code(), separate(out).append("{\"code\":"));
            number(reason.points(), out.append(",\"points\":"));
            sentence(reason.text(), out).append('}');
        }
        return out.append(']').toString();
    }

    private static StringBuilder sentence(Bilingual text, StringBuilder out) {
        text(text.zh(), out.append(",\"zh\":"));
        return text(text.en(), out.append(",\"en\":"));
    }

    private static StringBuilder separate(StringBuilder out) {
        char last = out.charAt(out.length() - 1);
        return last == '{' || last == '[' ? out : out.append(',');
    }

    /** Whole numbers as they are, scores with up to four decimals. */
    private static void number(Number value, StringBuilder out) {
        if (value instanceof Double score) {
            long units = Math.round(Math.abs(score) * Points.ONE);
            out.append(score < 0 && units != 0 ? "-" : "").append(units / Points.ONE);
            long rest = units % Points.ONE;
            if (rest != 0) {
                out.append('.');
            }
            for (long digit = Points.ONE / 10; rest != 0; digit /= 10) {
                out.append((char) ('0' + rest / digit));
                rest %= digit;
            }
        } else if (value instanceof BigDecimal decimal) {
            out.append(decimal.toPlainString());
        } else {
            out.append(value.longValue());
        }
    }

    private static StringBuilder text(String value, StringBuilder out) {
        out.append('"');
        if (plain(value)) {
            return out.append(value).append('"');
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"');
    }

    private static boolean plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                return false;
            }
        }
        return true;
    }
}
