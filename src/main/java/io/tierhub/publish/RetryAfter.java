package io.tierhub.publish;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header of HTTP (RFC 9110, 10.2.3): seconds, or a date. */
public final class RetryAfter {
    /** Nobody is waited for longer than the longest step of the schedule. */
    static final long MAX_MS = Duration.ofHours(24).toMillis();

    private RetryAfter() {}

    /** Milliseconds to wait from now, at most a day; empty where there is no such header or it cannot be read. */
    public static OptionalLong waitMs(@Nullable String header, long nowMs) {
        if (header == null || header.isBlank()) {
            return OptionalLong.empty();
        }
        String text = header.strip();
        return text.chars().allMatch(c -> c >= '0' && c <= '9') ? seconds(text) : date(text, nowMs);
    }

    private static OptionalLong seconds(String digits) {
        // Nine digits are more than the bound, so longer numbers need no parsing.
        long seconds = digits.length() > 9 ? Long.MAX_VALUE / 1000 : Long.parseLong(digits);
        return OptionalLong.of(Math.min(seconds * 1000, MAX_MS));
    }

    private static OptionalLong date(String text, long nowMs) {
        try {
            long at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text))
                    .toEpochMilli();
            return OptionalLong.of(Math.max(0, Math.min(at - nowMs, MAX_MS)));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
