package io.tierhub.intake;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Numbers of a sheet as text: plain, without exponent; dates, which a sheet stores as days, as ISO by their format. */
final class SheetNumbers {
    /** A sheet computes with doubles and shows 15 digits; the digits beyond are noise. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private static final int LONGEST = 400;
    private static final long SECONDS = 86_400;

    /** 9999-12-31, the last day of a sheet. */
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

    private SheetNumbers() {}

    static String text(BigDecimal number, @Nullable Integer formatId, @Nullable String format, boolean from1904) {
        if (date(formatId, format) && number.signum() >= 0 && number.compareTo(LAST_DAY) <= 0) {
            return iso(number, from1904);
        }
        BigDecimal shown =
                number.precision() > SHOWN.getPrecision() && number.scale() > 0 ? number.round(SHOWN) : number;
        if (Math.abs((long) shown.scale()) > LONGEST) {
            return shown.toString();
        }
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    /** Whether a number format shows days or times: the built-in ones by number, all others by their letters. */
    static boolean date(@Nullable Integer id, @Nullable String format) {
        if (id != null
                && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58)) {
            return true;
        }
        if (format == null || format.equalsIgnoreCase("General")) {
            return false;
        }
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '"' || c == '[') {
                int end = format.indexOf(c == '"' ? '"' : ']', i + 1);
                i = end < 0 ? format.length() : end;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if ("yYmMdDhHsS".indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String iso(BigDecimal serial, boolean from1904) {
        long day = serial.longValue();
        long second = serial.subtract(BigDecimal.valueOf(day))
                .multiply(BigDecimal.valueOf(SECONDS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        if (day == 0 && !from1904) {
            return LocalTime.ofSecondOfDay(Math.min(second, SECONDS - 1)).toString();
        }
        LocalDate date = first(day, from1904).plusDays(day);
        if (second == 0) {
            return date.toString();
        }
        LocalDateTime at = date.atStartOfDay().plusSeconds(second);
        return at.getSecond() == 0 ? at + ":00" : at.toString();
    }

    /** Day 0. Sheets that count from 1900 believe that 1900-02-29 existed, so from day 60 on their day 0 is one earlier. */
    private static LocalDate first(long day, boolean from1904) {
        return from1904 ? LocalDate.of(1904, 1, 1) : day < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    }
}
