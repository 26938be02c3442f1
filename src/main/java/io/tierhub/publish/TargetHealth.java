package io.tierhub.publish;

import java.time.Duration;

/**
 * Whether a target may be sent to. Kept in the store, so that a restart neither breaks a promised pause nor wakes a
 * disabled target.
 *
 * @param notBeforeMs the target asked for a pause until then; 0 if it did not
 * @param failingSinceMs the first failure since the last success; 0 if the last attempt succeeded
 * @param disabled why nothing is sent until a person resumes the target; empty while it is enabled
 */
public record TargetHealth(long notBeforeMs, long failingSinceMs, String disabled) {
    /** A target that never delivered anything for so long is disabled. */
    static final long MAX_FAILING_MS = Duration.ofDays(5).toMillis();

    /** Nothing is known against it; also what a person's resume sets. */
    public static final TargetHealth GOOD = new TargetHealth(0, 0, "");

    /** Whether anything may be sent now. */
    public boolean allows(long nowMs) {
        return enabled() && nowMs >= notBeforeMs;
    }

    /** False: a person has to resume it. */
    public boolean enabled() {
        return disabled.isEmpty();
    }

    /** The same, with a pause at least until then. */
    public TargetHealth resting(long untilMs) {
        return new TargetHealth(Math.max(notBeforeMs, untilMs), failingSinceMs, disabled);
    }

    /** What is known after one more attempt. */
    public TargetHealth after(Outcome outcome, long nowMs) {
        if (outcome instanceof Outcome.Delivered) {
            return GOOD;
        }
        if (outcome instanceof Outcome.NotThere) {
            return this;
        }
        long since = failingSinceMs == 0 ? nowMs : failingSinceMs;
        if (outcome instanceof Outcome.Dead dead && dead.targetGone()) {
            return new TargetHealth(notBeforeMs, since, "it answered 410 Gone");
        }
        if (nowMs - since >= MAX_FAILING_MS) {
            return new TargetHealth(notBeforeMs, since, "every attempt of 120 hours failed");
        }
        long pause = outcome instanceof Outcome.Retry retry ? retry.targetNotBeforeMs() : 0;
        return new TargetHealth(Math.max(notBeforeMs, pause), since, "");
    }

    /** One line for the store; {@link #parse} reads it. */
    public String format() {
        return notBeforeMs + " " + failingSinceMs + " " + disabled;
    }

    /** Reads what {@link #format} wrote. */
    public static TargetHealth parse(String line) {
        String[] parts = line.split(" ", 3);
        return new TargetHealth(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }
}
