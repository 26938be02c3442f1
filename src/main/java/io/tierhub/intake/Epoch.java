package io.tierhub.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seconds or milliseconds since 1970 made into an ISO instant; 0 is no moment. Years 1900 to 2199. */
record Epoch(boolean millis) implements Transform {
    private static final long FIRST = -2_208_988_800_000L;
    private static final long END = 7_258_118_400_000L;
    private static final int LONGEST = 20;

    @Override
    public @Nullable List<String> apply(String text) {
        if (text.chars().noneMatch(c -> c >= '1' && c <= '9')) {
            return text.chars().allMatch(c -> c == '0' || c == '.') ? List.of() : List.of(text);
        }
        if (text.length() > LONGEST || !plainNumber(text)) {
            return null;
        }
        try {
            long at = new BigDecimal(text).movePointRight(millis ? 0 : 3).longValue();
            return at < FIRST || at >= END
                    ? null
                    : List.of(Instant.ofEpochMilli(at).toString());
        } catch (NumberFormatException none) {
            return null;
        }
    }

    @Override
    public String refusal() {
        return "BAD_DATE: the mapping reads " + (millis ? "milliseconds" : "seconds")
                + " since 1970; mend the number or the mapping";
    }

    private static boolean plainNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == '-');
    }
}
