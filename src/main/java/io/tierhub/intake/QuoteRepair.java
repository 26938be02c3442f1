package io.tierhub.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The readings of one line whose quotes break the rules. Which one holds, the number of columns decides. */
final class QuoteRepair {
    private final char delimiter;
    private final char quote;

    QuoteRepair(Dialect dialect) {
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote();
    }

    /**
     * Quotes within a quoted cell were not doubled: only one before a delimiter or the end closes. Null if a cell
     * never closes so.
     */
    String @Nullable [] undoubled(String line) {
        List<String> cells = new ArrayList<>();
        int p = 0;
        while (true) {
            int end;
            if (p < line.length() && line.charAt(p) == quote) {
                int close = closing(line, p + 1);
                if (close < 0) {
                    return null;
                }
                cells.add(plain(line.substring(p + 1, close)));
                end = close + 1;
            } else {
                end = delimiterFrom(line, p);
                cells.add(line.substring(p, end));
            }
            if (end == line.length()) {
                return cells.toArray(String[]::new);
            }
            p = end + 1;
        }
    }

    /** A quote that no proper cell begins with is text. */
    String[] literal(String line) {
        List<String> cells = new ArrayList<>();
        int p = 0;
        while (true) {
            int close = p < line.length() && line.charAt(p) == quote ? line.indexOf(quote, p + 1) : -1;
            int end;
            if (close >= 0 && endsCell(line, close + 1)) {
                cells.add(line.substring(p + 1, close));
                end = close + 1;
            } else {
                end = delimiterFrom(line, p);
                cells.add(line.substring(p, end));
            }
            if (end == line.length()) {
                return cells.toArray(String[]::new);
            }
            p = end + 1;
        }
    }

    /** Whether no cell begins with a quote that has no partner, as one does whose end is lost. */
    boolean balanced(String[] cells) {
        for (String cell : cells) {
            long quotes = cell.isEmpty() || cell.charAt(0) != quote
                    ? 0
                    : cell.chars().filter(c -> c == quote).count();
            if (quotes % 2 == 1) {
                return false;
            }
        }
        return true;
    }

    private String plain(String cell) {
        String twice = "" + quote + quote;
        return cell.contains(twice) ? cell.replace(twice, Character.toString(quote)) : cell;
    }

    private int closing(String line, int from) {
        for (int i = line.indexOf(quote, from); i >= 0; i = line.indexOf(quote, i + 1)) {
            if (endsCell(line, i + 1)) {
                return i;
            }
        }
        return -1;
    }

    private boolean endsCell(String line, int at) {
        return at == line.length() || line.charAt(at) == delimiter;
    }

    private int delimiterFrom(String line, int from) {
        int at = line.indexOf(delimiter, from);
        return at < 0 ? line.length() : at;
    }
}
