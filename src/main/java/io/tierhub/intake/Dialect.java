package io.tierhub.intake;

/**
 * How cells are told apart.
 *
 * @param quote the quote character; {@link #NONE} if cells are never quoted
 * @param escape what stands before a quote within a quoted cell where it is not doubled; {@link #NONE} if nothing
 * @param spaced whether a space follows every delimiter and belongs to no cell
 * @param width how many cells most rows have
 */
record Dialect(char delimiter, char quote, char escape, boolean spaced, int width) {
    /** No such character. A text may hold it, since nothing forbids it; there it means nothing. */
    static final char NONE = '\uFFFF';

    String words() {
        return "delimiter " + shown(delimiter) + ", quote " + shown(quote)
                + (escape == NONE ? "" : ", escape " + shown(escape))
                + (spaced ? ", a space after each delimiter" : "");
    }

    private static String shown(char c) {
        return c == NONE ? "none" : c == '\t' ? "TAB" : Character.toString(c);
    }
}
