package io.tierhub.flow;

import java.time.Duration;

/**
 * How far a target's customers have been looked at again. Kept in the store with what a look led to, so that neither a restart nor a
 * crash begins anew.
 *
 * @param begunMs when it began; before the first one, when the hub first thought of it
 * @param after the last customer that was looked at; {@value #WHOLE} where all were
 */
record Sweep(long begunMs, long after) {
    static final long WHOLE = -1;

    boolean whole() {
        return after == WHOLE;
    }

    /** The next one where this is whole and its time has come; otherwise this. */
    Sweep at(long nowMs, Duration every) {
        return whole() && nowMs - begunMs >= every.toMillis() ? new Sweep(nowMs, 0) : this;
    }

    Sweep to(long customer) {
        return new Sweep(begunMs, customer);
    }

    /** One line for the store; {@link #parse} reads it. */
    String format() {
        return begunMs + " " + after;
    }

    static Sweep parse(String line) {
        String[] parts = line.split(" ", 2);
        return new Sweep(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
}
