package io.tierhub.intake;

import java.util.Locale;
import java.util.Set;

/** Tells rows that sum up from rows that are records. */
final class TotalRow {
    private static final Set<String> WORDS = Set.of(
            "合计",
            "总计",
            "小计",
            "本页小计",
            "本页合计",
            "累计",
            "共计",
            "total",
            "totals",
            "grand total",
            "subtotal",
            "sub total",
            "sum",
            "summe",
            "gesamt",
            "gesamtsumme",
            "合計",
            "總計",
            "小計");

    private TotalRow() {}

    /** Whether a row without a key says that it is a total, and everything else in it is a number. */
    static boolean named(Row row, int key) {
        String first = Cells.trim(row.cell(key));
        boolean word = false;
        for (int i = 0; i < row.size(); i++) {
            String cell = Cells.trim(row.cell(i));
            if (cell.isEmpty()) {
                continue;
            }
            if (word(cell)) {
                word = true;
            } else if (i == key || !Numbers.like(cell)) {
                return false;
            }
        }
        return word && (first.isEmpty() || word(first));
    }

    /** Whether a row has no key and nothing but numbers: at the very end of a table that is a total. */
    static boolean onlyNumbers(Row row, int key) {
        if (!Cells.blank(row.cell(key))) {
            return false;
        }
        boolean number = false;
        for (int i = 0; i < row.size(); i++) {
            String cell = Cells.trim(row.cell(i));
            if (!cell.isEmpty()) {
                if (!Numbers.like(cell)) {
                    return false;
                }
                number = true;
            }
        }
        return number;
    }

    private static boolean word(String cell) {
        String text = cell.toLowerCase(Locale.ROOT);
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == '：' || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return WORDS.contains(text.substring(0, end));
    }
}
