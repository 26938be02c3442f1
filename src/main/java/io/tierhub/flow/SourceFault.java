package io.tierhub.flow;

import java.io.IOException;

/**
 * A source gave no answer, or none that can be used. The message says what happened and what to do, without values of
 * rows, addresses or secrets. Pulls try again by their schedule in either case.
 */
public final class SourceFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    private SourceFault(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** It cannot be reached, or does not answer in time: it may be back by itself. */
    public static SourceFault unreachable(String message) {
        return new SourceFault(message, true);
    }

    /** Somebody must do something: a column is gone, a password is wrong. */
    public static SourceFault refused(String message) {
        return new SourceFault(message, false);
    }

    /** Whether it may go away by itself. */
    public boolean passing() {
        return passing;
    }
}
