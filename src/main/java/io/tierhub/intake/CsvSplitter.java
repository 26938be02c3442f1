package io.tierhub.intake;

import java.util.Arrays;

/**
 * Splits one record into cells by RFC 4180, with two liberties: a quote within an unquoted cell is text, and spaces
 * between a closing quote and the delimiter are nothing. Whatever else is wrong with quotes it only reports.
 */
final class CsvSplitter {
    /** What the text turned out to be. */
    enum Outcome {
        DONE,
        /** The text ends within a quoted cell: the record goes on with the next line. */
        OPEN,
        /** A quote stands where none can. */
        STRAY,
        /** More cells than the limit. */
        TOO_WIDE,
        /** A cell beyond the limit. */
        TOO_LONG
    }

    private final char delimiter;
    private final char quote;
    private final char escape;
    private final boolean spaced;
    private final Limits limits;
    private String[] cells = new String[32];
    private int width;
    private int quotedCells;
    private int opened;
    private int reached;
    private boolean doubled;
    private Outcome trouble = Outcome.DONE;

    CsvSplitter(Dialect dialect, Limits limits) {
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote();
        this.escape = dialect.escape();
        this.spaced = dialect.spaced();
        this.limits = limits;
    }

    /** The cells found; a new array. */
    String[] cells() {
        return Arrays.copyOf(cells, width);
    }

    int width() {
        return width;
    }

    /** How many cells of all records so far were quoted by the rules. */
    int quotedCells() {
        return quotedCells;
    }

    /** How long the open cell is so far. */
    int openChars() {
        return reached - opened;
    }

    /** Splits the characters from..to. */
    Outcome split(char[] text, int from, int to) {
        width = 0;
        return cellsFrom(text, from, from, to);
    }

    /** Goes on with the cell that was open, now that the text reaches further. */
    Outcome resume(char[] text, int from, int to) {
        int close = closing(text, from, from + reached, to);
        int p = close < 0 ? -1 : quoted(text, from, close, to);
        return p < 0 ? trouble : p == to ? Outcome.DONE : cellsFrom(text, from, p + 1, to);
    }

    private Outcome cellsFrom(char[] text, int from, int first, int to) {
        char d = delimiter;
        int p = first;
        while (true) {
            int at = p;
            if (spaced) {
                while (at < to && text[at] == ' ') {
                    at++;
                }
            }
            if (at < to && text[at] == quote && quote != Dialect.NONE) {
                opened = at + 1 - from;
                doubled = false;
                int close = closing(text, from, at + 1, to);
                p = close < 0 ? -1 : quoted(text, from, close, to);
            } else {
                p = at;
                while (p < to && text[p] != d) {
                    p++;
                }
                p = add(text, at, p) ? p : -1;
            }
            if (p < 0) {
                return trouble;
            }
            if (p == to) {
                return Outcome.DONE;
            }
            p++;
        }
    }

    /** The closing quote at or after p; -1 if the text ends before. */
    private int closing(char[] text, int from, int p, int to) {
        for (int i = p; i < to; i++) {
            char c = text[i];
            if (c == escape && i + 1 < to && text[i + 1] == quote && escape != Dialect.NONE) {
                doubled = true;
                i++;
            } else if (c == quote) {
                if (i + 1 < to && text[i + 1] == quote) {
                    doubled = true;
                    i++;
                } else {
                    return i;
                }
            }
        }
        reached = to - from;
        trouble = Outcome.OPEN;
        return -1;
    }

    /** Takes the quoted cell that closes there; where it ends, or -1 with the trouble. */
    private int quoted(char[] text, int from, int close, int to) {
        int p = close + 1;
        while (p < to && text[p] == ' ' && delimiter != ' ') {
            p++;
        }
        if (p < to && text[p] != delimiter) {
            trouble = Outcome.STRAY;
            return -1;
        }
        quotedCells++;
        boolean fits = doubled ? addUndoubled(text, from + opened, close) : add(text, from + opened, close);
        return fits ? p : -1;
    }

    private boolean addUndoubled(char[] text, int from, int to) {
        char[] plain = new char[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            boolean escapes = text[i] == quote || text[i] == escape && escape != Dialect.NONE;
            boolean pair = escapes && i + 1 < to && text[i + 1] == quote;
            plain[n++] = pair ? text[++i] : text[i];
        }
        return add(plain, 0, n);
    }

    private boolean add(char[] text, int from, int to) {
        if (to - from > limits.fieldChars()) {
            trouble = Outcome.TOO_LONG;
            return false;
        }
        if (width == limits.columns()) {
            trouble = Outcome.TOO_WIDE;
            return false;
        }
        if (width == cells.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
        }
        cells[width++] = from == to ? "" : new String(text, from, to - from);
        return true;
    }
}
