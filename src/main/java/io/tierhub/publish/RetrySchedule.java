package io.tierhub.publish;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * When a failed delivery is tried again: at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h,
 * 75.6 hours in all; after the tenth attempt it is given up. Every wait is moved by up to 20 % either way, so that what
 * failed together does not return together.
 */
public final class RetrySchedule {
    /** The wait before each attempt, the first included. */
    private static final long[] WAIT_MS = {
        0,
        Duration.ofSeconds(5).toMillis(),
        Duration.ofMinutes(5).toMillis(),
        Duration.ofMinutes(30).toMillis(),
        Duration.ofHours(2).toMillis(),
        Duration.ofHours(5).toMillis(),
        Duration.ofHours(10).toMillis(),
        Duration.ofHours(14).toMillis(),
        Duration.ofHours(20).toMillis(),
        Duration.ofHours(24).toMillis()
    };

    static final int MAX_ATTEMPTS = WAIT_MS.length;
    private static final double SPREAD = 0.2;

    private RetrySchedule() {}

    /** Milliseconds that pass at least between the first attempt and this one. */
    static long leastMs(int attempt) {
        return Math.round((1 - SPREAD) * Arrays.stream(WAIT_MS, 1, attempt).sum());
    }

    /**
     * How long to wait in milliseconds once {@code attempts} attempts have been made; empty: give up.
     *
     * @param jitter a number from 0 up to, not including, 1
     */
    public static OptionalLong waitMs(int attempts, double jitter) {
        if (attempts >= MAX_ATTEMPTS) {
            return OptionalLong.empty();
        }
        double factor = 1 - SPREAD + 2 * SPREAD * jitter;
        return OptionalLong.of(Math.round(WAIT_MS[attempts] * factor));
    }
}
