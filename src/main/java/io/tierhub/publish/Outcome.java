package io.tierhub.publish;

import java.util.OptionalLong;

/** What one attempt to deliver comes to. */
public sealed interface Outcome {
    /** The status of the answer; 0 where none came. */
    int status();

    /** The target has the event. */
    record Delivered(int status) implements Outcome {}

    /**
     * To be tried again.
     *
     * @param atMs epoch milliseconds, not before
     * @param targetNotBeforeMs the target asked for a pause: nothing is sent to it before; 0 if it did not
     */
    record Retry(int status, String why, long atMs, long targetNotBeforeMs) implements Outcome {}

    /** Done without being told: the target does not have the record of this customer. */
    record NotThere(int status) implements Outcome {}

    /**
     * Given up; kept as a dead letter.
     *
     * @param targetGone the target said that it is no more (410): it is disabled
     */
    record Dead(int status, String why, boolean targetGone) implements Outcome {}

    /** How long a target rests that answers 429 without saying for how long. */
    long REST_MS = 5_000;

    /** So many refusals of what a record holds are enough, if the target took others meanwhile. */
    int MAX_REFUSALS = 4;

    /**
     * Decides. 2xx is delivered; of a record that the target does not have nothing more is told; 410 means that the target is gone; what
     * the target refuses for what it holds is given up after {@value #MAX_REFUSALS} attempts if others were taken since the first;
     * everything else, redirects included, is tried again by {@link RetrySchedule}, and never earlier than a {@code Retry-After} of 429
     * or 503 allows.
     *
     * @param attempts how many attempts have been made, this one included
     * @param failingSinceMs the target's first failure since it last took anything, before this one; 0 if it took the last
     * @param jitter a number from 0 up to, not including, 1
     */
    static Outcome of(Answer answer, int attempts, long failingSinceMs, long nowMs, double jitter) {
        int status = answer.status();
        if (answer.delivered()) {
            return new Delivered(status);
        }
        if (answer.kind() == Answer.Kind.NOT_THERE) {
            return new NotThere(status);
        }
        if (answer.kind() == Answer.Kind.CANNOT_SAY) {
            return new Dead(status, why(answer), false);
        }
        if (status == 410 && answer.kind() == Answer.Kind.STATUS) {
            return new Dead(
                    status,
                    "410: the target says that it is gone" + (answer.said() == null ? "" : ": " + answer.said()),
                    true);
        }
        String why = why(answer);
        if (attempts >= MAX_REFUSALS && answer.ofContent() && tookOthers(failingSinceMs, nowMs)) {
            return new Dead(status, why + "; refused " + attempts + " times, while the target took others", false);
        }
        OptionalLong wait = RetrySchedule.waitMs(attempts, jitter);
        long pause = pauseMs(answer, nowMs);
        if (wait.isEmpty()) {
            return new Dead(status, why + "; given up after " + attempts + " attempts", false);
        }
        long atMs = nowMs + Math.max(wait.getAsLong(), pause);
        return new Retry(status, why, atMs, pause == 0 ? 0 : nowMs + pause);
    }

    /** Whether the target took anything after the first of the attempts: then its failing began later than that one. */
    private static boolean tookOthers(long failingSinceMs, long nowMs) {
        return failingSinceMs == 0 || nowMs - failingSinceMs < RetrySchedule.leastMs(MAX_REFUSALS);
    }

    private static long pauseMs(Answer answer, long nowMs) {
        boolean busy = answer.kind() == Answer.Kind.BUSY || answer.status() == 429;
        if (!busy && answer.status() != 503) {
            return 0;
        }
        return RetryAfter.waitMs(answer.retryAfter(), nowMs).orElse(busy ? REST_MS : 0);
    }

    private static String why(Answer answer) {
        if (answer.problem() != null) {
            return answer.problem();
        }
        boolean redirect = answer.status() >= 300 && answer.status() < 400;
        return redirect
                ? answer.status() + ": redirects are not followed; put the final address into push.webhook.url"
                : "status " + answer.status() + (answer.said() == null ? "" : ": " + answer.said());
    }
}
