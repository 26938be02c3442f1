package io.tierhub.cleanse;

import io.tierhub.cleanse.Dates.Precision;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time behind a date: 16:14, 3:42 PM, 下午3:42, 15时30分, T00:00:00.000+08:00, and a zone's name. */
final class TimeScanner {
    private static final long NANOS_OF_SECOND = 1_000_000_000L;

    private final DateScanner out;
    private final Cursor in;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private int half = -1;

    TimeScanner(DateScanner out, Cursor in) {
        this.out = out;
        this.in = in;
    }

    /** Reads to the end of the text and sets time and offset; false if it is no time. */
    boolean read() {
        in.skip(" ,");
        if (in.skipWeekday()) {
            in.skip(" ,");
        }
        if (in.atEnd()) {
            return true;
        }
        in.takeLetter('t');
        in.skip(" ");
        half();
        return clock() && afternoon() && zone() && in.atEnd();
    }

    private boolean clock() {
        hour = in.number();
        if (in.digits < 1 || in.digits > 2 || !(in.take(":") || in.take("时") || in.take("点"))) {
            return false;
        }
        minute = in.number();
        boolean ok = in.digits >= 1 && in.digits <= 2;
        in.take("分");
        if (in.take(":") || Character.isDigit(in.peek())) {
            second = in.number();
            ok &= in.digits >= 1 && in.digits <= 2;
            in.take("秒");
            if (in.take(".") || in.take(",")) {
                nano = in.fraction();
            }
        }
        in.skip(" ");
        half();
        in.skip(" ");
        return ok && minute < 60 && second < 60;
    }

    private void half() {
        if (in.takeWord("am") || in.takeWord("a.m.") || in.take("上午")) {
            half = 0;
        } else if (in.takeWord("pm") || in.takeWord("p.m.") || in.take("下午")) {
            half = 1;
        }
        in.skip(" ");
    }

    private boolean afternoon() {
        if (half >= 0) {
            if (hour < 1 || hour > 12) {
                return half == 1 && hour < 24 && set(); // 下午15:00 says it twice
            }
            hour = hour % 12 + 12 * half;
        }
        return hour < 24 && set();
    }

    private boolean set() {
        out.nanoOfDay = ((hour * 60L + minute) * 60 + second) * NANOS_OF_SECOND + nano;
        out.precision = Precision.INSTANT;
        return true;
    }

    private boolean zone() {
        if (in.atEnd()) {
            return true;
        }
        String name = in.rest();
        int bracket = name.indexOf('[');
        if (bracket > 0 && name.endsWith("]")) {
            name = name.substring(0, bracket);
        }
        in.end();
        char first = name.charAt(0);
        try {
            if (name.equalsIgnoreCase("z") || name.equalsIgnoreCase("utc") || name.equalsIgnoreCase("gmt")) {
                out.offset = ZoneOffset.UTC;
            } else if (first == '+' || first == '-' || first == '\u2212') {
                out.offset = ZoneOffset.of(name.replace('\u2212', '-').replace(" ", ""));
            } else {
                out.offset = name.indexOf('/') > 0 || name.startsWith("UTC") || name.startsWith("GMT")
                        ? ZoneId.of(name)
                        : null;
                return out.offset != null;
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
