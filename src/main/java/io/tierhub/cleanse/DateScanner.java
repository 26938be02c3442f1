package io.tierhub.cleanse;

import io.tierhub.cleanse.Dates.Precision;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads the date of one text from left to right and leaves the time behind it to {@link TimeScanner}. */
final class DateScanner {
    /** What the text turned out to be. */
    enum Outcome {
        LOCAL,
        EPOCH,
        BAD,
        AMBIGUOUS
    }

    private static final int FIRST_YEAR = 1;

    int year;
    int month = 1;
    int day = 1;
    Precision precision = Precision.DAY;
    long nanoOfDay;
    long epochMs;

    @Nullable ZoneId offset;

    private final Cursor in;
    private final @Nullable Boolean dayFirst;
    private final boolean shortYears;

    DateScanner(String text, @Nullable Boolean dayFirst, boolean shortYears) {
        this.in = new Cursor(text);
        this.dayFirst = dayFirst;
        this.shortYears = shortYears;
    }

    Outcome scan() {
        if (in.isAllNumber()) {
            return new NumberDate(this, in.text).read();
        }
        if (in.skipWeekday()) {
            in.skip(" ,.");
        }
        Outcome outcome = Character.isDigit(in.peek()) ? numberFirst() : nameFirst();
        if (outcome != Outcome.LOCAL) {
            return outcome;
        }
        if (precision == Precision.DAY && !in.atEnd() && !new TimeScanner(this, in).read()) {
            return Outcome.BAD;
        }
        return in.atEnd() ? checked() : Outcome.BAD;
    }

    /** The fields as they stand, if the calendar knows them. */
    Outcome checked() {
        boolean known = year >= FIRST_YEAR
                && year <= 9999
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return known ? Outcome.LOCAL : Outcome.BAD;
    }

    private Outcome numberFirst() {
        int first = in.number();
        int digits = in.digits;
        if (digits == 4) {
            return yearFirst(first);
        }
        if (digits > 2) {
            return Outcome.BAD;
        }
        char separator = in.separator();
        int named = in.monthName();
        if (named > 0) { // 14/Jul/25, 3 July 2025
            day = first;
            month = named;
            in.separator();
            return yearLast();
        }
        int second = in.number();
        if (separator == 0 || in.digits < 1 || in.digits > 2 || in.separator() == 0) {
            return Outcome.BAD;
        }
        int third = in.number();
        return shortYearAllowed(in.digits)
                ? new ThreeNumbers(this, dayFirst).read(first, second, third, in.digits, separator)
                : Outcome.BAD;
    }

    /** 2025-12-31, 2025/12, 2026年3月1日, 2025-Jul-3. */
    private Outcome yearFirst(int first) {
        year = first;
        in.skip(" ");
        if (in.take("年") && in.atEnd()) {
            precision = Precision.YEAR;
            return Outcome.LOCAL;
        }
        in.separator();
        int named = in.monthName();
        month = named > 0 ? named : in.number();
        if (named == 0 && (in.digits < 1 || in.digits > 2)) {
            return Outcome.BAD;
        }
        boolean spaced = in.peek() == ' ';
        in.skip(" ");
        boolean marked = in.take("月");
        if (in.atEnd()) {
            precision = Precision.MONTH;
            return Outcome.LOCAL;
        }
        if (!marked && in.separator() == 0 && !spaced) {
            return Outcome.BAD;
        }
        in.skip(" ");
        day = in.number();
        boolean ok = in.digits >= 1 && in.digits <= 2;
        if (marked) {
            in.skip(" ");
        }
        in.take("日");
        in.take("号");
        return ok ? Outcome.LOCAL : Outcome.BAD;
    }

    /** Jul 14, 2025; July 2025. */
    private Outcome nameFirst() {
        month = in.monthName();
        if (month == 0) {
            return Outcome.BAD;
        }
        in.separator();
        int number = in.number();
        if (in.digits == 4) {
            year = number;
            precision = Precision.MONTH;
            return Outcome.LOCAL;
        }
        day = number;
        in.skip(" ,");
        return in.digits == 0 || in.digits > 2 ? Outcome.BAD : yearLast();
    }

    private Outcome yearLast() {
        int number = in.number();
        year = in.digits == 2 ? ThreeNumbers.century(number) : number;
        boolean ok = in.digits == 2 || in.digits == 4;
        return ok && shortYearAllowed(in.digits) ? Outcome.LOCAL : Outcome.BAD;
    }

    private boolean shortYearAllowed(int digits) {
        return digits == 4 || shortYears;
    }
}
