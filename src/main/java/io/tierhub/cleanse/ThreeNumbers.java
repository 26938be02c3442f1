package io.tierhub.cleanse;

import io.tierhub.cleanse.DateScanner.Outcome;
import org.jspecify.annotations.Nullable;

/** A date of three numbers with no year of four digits in front. Dots always put the day first. */
final class ThreeNumbers {
    private static final int TURN_OF_CENTURY = 70;

    private final DateScanner out;
    private final @Nullable Boolean dayFirst;

    ThreeNumbers(DateScanner out, @Nullable Boolean dayFirst) {
        this.out = out;
        this.dayFirst = dayFirst;
    }

    Outcome read(int a, int b, int c, int digitsOfLast, char separator) {
        if (digitsOfLast == 4) {
            return dayAndMonth(a, b, c, separator);
        }
        if (digitsOfLast != 2) {
            return Outcome.BAD;
        }
        if (a > 31) { // 97/12/31
            out.year = century(a);
            out.month = b;
            out.day = c;
            return Outcome.LOCAL;
        }
        boolean mayLeadYear = separator != '.' && a > 12 && b <= 12 && c <= 31;
        if (mayLeadYear && dayFirst == null) { // 25/06/21
            return Outcome.AMBIGUOUS;
        }
        return dayAndMonth(a, b, century(c), separator);
    }

    static int century(int twoDigits) {
        return twoDigits < TURN_OF_CENTURY ? 2000 + twoDigits : 1900 + twoDigits;
    }

    private Outcome dayAndMonth(int a, int b, int year, char separator) {
        boolean open = a <= 12 && b <= 12 && a != b && separator != '.';
        if (open && dayFirst == null) {
            return Outcome.AMBIGUOUS;
        }
        boolean leads = open ? Boolean.TRUE.equals(dayFirst) : separator == '.' || a > 12;
        out.year = year;
        out.day = leads ? a : b;
        out.month = leads ? b : a;
        return Outcome.LOCAL;
    }
}
