package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.TextParts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes the few shapes that grades have, as parts: most of what a million customers are told is the same words. */
final class Json {
    private static final int[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    /** Digits that a whole number holds in any case. */
    private static final int SAFE = 18;

    private Json() {}

    static void object(Map<String, Object> values, TextParts out) {
        if (values.isEmpty()) {
            out.end("{}");
            return;
        }
        int first = out.size();
        values.forEach((name, value) -> {
            out.word(out.size() == first ? "{" : ",").quoted(name).word(":");
            if (value instanceof Number number) {
                number(number, out);
            } else {
                out.quoted(value.toString());
            }
        });
        out.end("}");
    }

    static void contributions(List<Contribution> contributions, TextParts out) {
        String before = "[{\"factor\":";
        for (Contribution part : contributions) {
            out.word(before).quoted(part.factor());
            decimal(part.value(), out.word(",\"value\":"));
            decimal(part.points(), out.word(",\"points\":"));
            sentence(part.text(), out);
            before = ",{\"factor\":";
        }
        out.word(contributions.isEmpty() ? "[]" : "]");
    }

    static void reasons(List<Reason> reasons, TextParts out) {
        String before = "[{\"code\":";
        for (Reason reason : reasons) {
            out.word(before).quoted(reason.code());
            decimal(reason.points(), out.word(",\"points\":"));
            sentence(reason.text(), out);
            before = ",{\"code\":";
        }
        out.word(reasons.isEmpty() ? "[]" : "]");
    }

    private static void sentence(Bilingual text, TextParts out) {
        out.word(",").all(text.json()).end("}");
    }

    /** Whole numbers as they are, scores with up to four decimals. */
    private static void number(Number value, TextParts out) {
        if (value instanceof Double score) {
            decimal(score, out);
        } else if (value instanceof BigDecimal decimal) {
            decimal(decimal, out);
        } else {
            out.number(value.longValue());
        }
    }

    private static void decimal(double value, TextParts out) {
        long units = Math.round(Math.abs(value) * Points.ONE);
        if (value < 0 && units != 0) {
            out.word("-");
        }
        out.number(units / Points.ONE);
        int rest = (int) (units % Points.ONE);
        if (rest != 0) {
            int width = 4;
            for (; rest % 10 == 0; rest /= 10) {
                width--;
            }
            out.word(".").digits(rest, width);
        }
    }

    private static void decimal(BigDecimal value, TextParts out) {
        int scale = value.scale();
        if (scale < 0 || scale >= TENS.length || value.precision() > SAFE) {
            out.word(value.toPlainString());
            return;
        }
        long units = value.scaleByPowerOfTen(scale).longValue();
        if (units < 0) {
            out.word("-");
        }
        out.number(Math.abs(units / TENS[scale]));
        if (scale > 0) {
            out.word(".").digits((int) Math.abs(units % TENS[scale]), scale);
        }
    }
}
