package io.tierhub.publish;

import org.jspecify.annotations.Nullable;

/**
 * What came back from one attempt, for one event.
 *
 * @param status the HTTP status; 0 where no answer came, or none was asked for
 * @param retryAfter the header of that name; null if absent
 * @param problem why it is not delivered; null where the status says so
 */
public record Answer(
        Kind kind,
        int status,
        @Nullable String retryAfter,
        @Nullable String problem) {
    /** What an answer says of an event. */
    public enum Kind {
        /** The status tells. */
        STATUS,
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
        return new Answer(Kind.STATUS, status, retryAfter, null);
    }

    /** No answer: refused, reset, timed out, unknown host. */
    public static Answer none(String problem) {
        return new Answer(Kind.STATUS, 0, null, problem);
    }

    /** The target did not take it. */
    public static Answer refused(int status, String problem) {
        return new Answer(Kind.REFUSED, status, null, problem);
    }

    /** The target says, other than by 429 and 503, that it is asked too often. */
    public static Answer busy(int status, @Nullable String retryAfter, String problem) {
        return new Answer(Kind.BUSY, status, retryAfter, problem);
    }

    /** The customer has no record at the target; 0 if it was not even asked. */
    public static Answer notThere(int status) {
        return new Answer(Kind.NOT_THERE, status, null, null);
    }

    /** The event cannot be told to this target, however often it is tried. */
    public static Answer cannotSay(String problem) {
        return new Answer(Kind.CANNOT_SAY, 0, null, problem);
    }

    boolean delivered() {
        return kind == Kind.STATUS && status >= 200 && status < 300;
    }
}
