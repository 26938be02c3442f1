package io.tierhub.flow;

import org.jspecify.annotations.Nullable;

/**
 * What a target holds in the field that tiers are written to.
 *
 * @param value null: nothing; of use only where the record could be read
 */
public record ReadBack(State state, @Nullable String value) {
    private static final int SHOWN = 40;

    /** How far the reading came. */
    public enum State {
        READ,
        /** The target does not have the record. */
        NOT_THERE,
        /** The target could not be asked, or did not answer. */
        SILENT
    }

    /** No answer. */
    public static final ReadBack SILENT = new ReadBack(State.SILENT, null);

    /** No record. */
    public static final ReadBack NOT_THERE = new ReadBack(State.NOT_THERE, null);

    /** A record that could be read. */
    public static ReadBack of(@Nullable String value) {
        return new ReadBack(State.READ, value == null ? null : value.strip());
    }

    /** The beginning of the value, on one line, for people. */
    String shown() {
        if (value == null) {
            return "nothing";
        }
        StringBuilder line = new StringBuilder("'");
        value.codePoints()
                .limit(SHOWN)
                .forEach(each -> line.appendCodePoint(Character.isISOControl(each) ? ' ' : each));
        return line.append('\'').toString();
    }

    /** Whether it is what was told: nothing and an empty text are the same. */
    boolean holds(@Nullable String told) {
        return state == State.READ && (value == null ? "" : value).equals(told == null ? "" : told.strip());
    }
}
