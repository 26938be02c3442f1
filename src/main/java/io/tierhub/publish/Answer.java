package io.tierhub.publish;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came back from one attempt, for one event.
 *
 * @param status the HTTP status; 0 where no answer came, or none was asked for
 * @param retryAfter the header of that name; null if absent
 * @param said how the body of an answer that is no success begins, on one line; null if it is empty or was not read
 * @param problem why it is not delivered; null where the status says so
 */
public record Answer(
        Kind kind,
        int status,
        @Nullable String retryAfter,
        @Nullable String said,
        @Nullable String problem) {
    /** Characters of a body that are kept, to tell a person why. */
    public static final int SAID = 200;

    /** Refusals that do not speak of what was sent, but of who asks or when: each may end by itself. */
    private static final Set<Integer> FOR_NOW = Set.of(401, 403, 407, 408, 409, 410, 421, 423, 425, 429);

    /** What an answer says of an event. */
    public enum Kind {
        /** The status tells. */
        STATUS,
        /** It is where it belongs: in a file, or in a table. */
        DONE,
        /** The target was asked, and did not take it, whatever the status. */
        REFUSED,
        /** The target takes nothing at the moment. */
        BUSY,
        /** The target does not have the record of this customer. */
        NOT_THERE,
        /** The event cannot be put into the words of the target. */
        CANNOT_SAY
    }

    /** The target answered. */
    public static Answer of(int status, @Nullable String retryAfter) {
        return new Answer(Kind.STATUS, status, retryAfter, null, null);
    }

    /** No answer: refused, reset, timed out, unknown host. */
    public static Answer none(String problem) {
        return new Answer(Kind.STATUS, 0, null, null, problem);
    }

    /** It is in the file, or in the table. */
    public static Answer done() {
        return new Answer(Kind.DONE, 0, null, null, null);
    }

    /** The target did not take it. */
    public static Answer refused(int status, String problem) {
        return new Answer(Kind.REFUSED, status, null, null, problem);
    }

    /** The target says, other than by 429 and 503, that it is asked too often. */
    public static Answer busy(int status, @Nullable String retryAfter, String problem) {
        return new Answer(Kind.BUSY, status, retryAfter, null, problem);
    }

    /** The customer has no record at the target; 0 if it was not even asked. */
    public static Answer notThere(int status) {
        return new Answer(Kind.NOT_THERE, status, null, null, null);
    }

    /** The event cannot be told to this target, however often it is tried. */
    public static Answer cannotSay(String problem) {
        return new Answer(Kind.CANNOT_SAY, 0, null, null, problem);
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
        return line.isEmpty() ? this : new Answer(kind, status, retryAfter, line, problem);
    }

    /** Whether the target refuses what the event holds: asking again would hardly change that. */
    boolean ofContent() {
        return kind == Kind.REFUSED && status / 100 == 2
                || (kind == Kind.REFUSED || kind == Kind.STATUS) && status / 100 == 4 && !FOR_NOW.contains(status);
    }

    boolean delivered() {
        return kind == Kind.DONE || kind == Kind.STATUS && status >= 200 && status < 300;
    }
}
