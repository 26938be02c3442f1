package io.tierhub.publish;

import org.jspecify.annotations.Nullable;

/**
 * What came back from one attempt.
 *
 * @param status the HTTP status; 0 where no answer came
 * @param retryAfter the header of that name; null if absent
 * @param said how the body of an answer that is no success begins, on one line; null if it is empty or was not read
 * @param problem why no answer came; null where one did
 */
public record Answer(
        int status,
        @Nullable String retryAfter,
        @Nullable String said,
        @Nullable String problem) {
    /** Characters of a body that are kept, to tell a person why. */
    public static final int SAID = 200;

    /** The target answered. */
    public static Answer of(int status, @Nullable String retryAfter) {
        return new Answer(status, retryAfter, null, null);
    }

    /** No answer: refused, reset, timed out, unknown host. */
    public static Answer none(String problem) {
        return new Answer(0, null, null, problem);
    }

    /** The same with what its body says: at most {@value #SAID} characters of it, without line ends. */
    public Answer saying(@Nullable String body) {
        String line = body == null
                ? ""
                : body.codePoints()
                        .limit(SAID)
                        .map(each -> Character.isISOControl(each) ? ' ' : each)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                        .strip();
        return line.isEmpty() ? this : new Answer(status, retryAfter, line, problem);
    }

    boolean delivered() {
        return status >= 200 && status < 300;
    }
}
