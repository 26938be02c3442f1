package io.tierhub.publish;

import org.jspecify.annotations.Nullable;

/**
 * What came back from one attempt.
 *
 * @param status the HTTP status; 0 where no answer came
 * @param retryAfter the header of that name; null if absent
 * @param problem why no answer came; null where one did
 */
public record Answer(
        int status, @Nullable String retryAfter, @Nullable String problem) {
    /** The target answered. */
    public static Answer of(int status, @Nullable String retryAfter) {
        return new Answer(status, retryAfter, null);
    }

    /** No answer: refused, reset, timed out, unknown host. */
    public static Answer none(String problem) {
        return new Answer(0, null, problem);
    }

    boolean delivered() {
        return status >= 200 && status < 300;
    }
}
