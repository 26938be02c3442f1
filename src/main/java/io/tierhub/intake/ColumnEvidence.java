package io.tierhub.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the first rows tell about how a column is written where one cell alone does not: 25/03/2026 proves that its column
 * puts the day first, so 03/04/2026 in it is 3 April; 1.234,50 proves a decimal comma, so 1.234 is 1234. Proofs that
 * contradict each other prove nothing.
 */
public final class ColumnEvidence {
    /** Rows that are looked at, and characters of them. */
    static final int ROWS = 1_000;

    static final int CHARS = 4 << 20;

    private static final int LONGEST = 40;
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})([/-])(\\d{1,2})\\2\\d{4}(?:\\D.*)?");
    private static final Pattern NUMBER = Pattern.compile("[^\\d.,]{0,5}(\\d[\\d.,]*)[^\\d.,]{0,5}");

    /** The letters of {@link #proven}, each at the number of its proof. */
    private static final String SIGNS = "DMPC";

    private static final int DAY_FIRST = 0;
    private static final int MONTH_FIRST = 1;
    private static final int POINT = 2;
    private static final int COMMA = 3;

    private int[][] proofs = new int[0][];

    /** The evidence that {@link #proven} gave. */
    static ColumnEvidence of(List<String> proven) {
        ColumnEvidence evidence = new ColumnEvidence();
        for (int column = 0; column < proven.size(); column++) {
            for (char sign : proven.get(column).toCharArray()) {
                evidence.proven(column, SIGNS.indexOf(sign));
            }
        }
        return evidence;
    }

    /** What is proven of each of the first columns, as it is stored: D or M for the order of dates, C for a decimal comma. */
    public List<String> proven(int columns) {
        List<String> proven = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            @Nullable Boolean dayFirst = dayFirst(column);
            String order = dayFirst == null ? "" : dayFirst ? "D" : "M";
            proven.add(order + (decimalComma(column) ? "C" : ""));
        }
        return proven;
    }

    /** Takes one cell into account. */
    void see(int column, String cell) {
        String text = cell.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return;
        }
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            int first = Integer.parseInt(date.group(1));
            int second = Integer.parseInt(date.group(3));
            if (first > 12 != second > 12) {
                proven(column, first > 12 ? DAY_FIRST : MONTH_FIRST);
            }
            return;
        }
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            char decimal = decimalSign(number.group(1));
            if (decimal != 0) {
                proven(column, decimal == ',' ? COMMA : POINT);
            }
        }
    }

    private void proven(int column, int what) {
        while (proofs.length <= column) {
            int from = proofs.length;
            proofs = Arrays.copyOf(proofs, Math.max(column + 1, 2 * from));
            for (int i = from; i < proofs.length; i++) {
                proofs[i] = new int[4];
            }
        }
        proofs[column][what]++;
    }

    /** The decimal sign that the number proves; 0 if it could be read either way. */
    private static char decimalSign(String number) {
        int point = number.lastIndexOf('.');
        int comma = number.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            boolean once = number.indexOf(point > comma ? '.' : ',') == Math.max(point, comma);
            return !once ? 0 : point > comma ? '.' : ',';
        }
        int at = Math.max(point, comma);
        if (at < 0) {
            return 0;
        }
        char sign = number.charAt(at);
        if (number.indexOf(sign) != at) { // 1.234.567: it groups
            return sign == '.' ? ',' : '.';
        }
        return number.length() - at - 1 == 3 || at == number.length() - 1 ? 0 : sign;
    }

    /** Whether the column puts the day first; null: nothing proves it. */
    @Nullable Boolean dayFirst(int column) {
        if (column >= proofs.length) {
            return null;
        }
        int[] seen = proofs[column];
        return (seen[DAY_FIRST] > 0) == (seen[MONTH_FIRST] > 0) ? null : (Boolean) (seen[DAY_FIRST] > 0);
    }

    /** Whether the column writes a decimal comma. */
    boolean decimalComma(int column) {
        return column < proofs.length && proofs[column][COMMA] > 0 && proofs[column][POINT] == 0;
    }
}
