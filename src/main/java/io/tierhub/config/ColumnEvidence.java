package io.tierhub.config;

import io.tierhub.cleanse.Amounts;
import io.tierhub.cleanse.Dates;
import io.tierhub.cleanse.Dates.Reading.Fault;
import io.tierhub.cleanse.Dates.Reading.Moment;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the values of one column look like over the first rows of an export. */
final class ColumnEvidence {
    /** Of these, nine in ten must look like a kind for the column to be of it. */
    private static final int TENTHS = 9;

    private static final Pattern MAIL = Pattern.compile("[^@\\s,;]+@[^@\\s,;]+\\.[^@\\s,;.]+");
    private static final Pattern PHONE = Pattern.compile("(?:\\+|00|0|1[3-9]|\\()[\\d()./ -]{6,18}\\d");
    private static final Pattern ADDRESS_OF_MACHINE = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{0,31}");
    private static final Set<String> FLAGS = Set.of("true", "false", "yes", "no", "y", "n", "是", "否");
    private static final Pattern SEVERAL_DAY_PARTS = Pattern.compile(".*\\d[-/.年月T].*\\d.*|\\d{8}|\\d{14}");
    private static final Dates DATES = new Dates(ZoneOffset.UTC, null);

    private final String name;
    private final Set<String> distinct = new HashSet<>();
    private int rows;
    private int filled;
    private int mails;
    private int phones;
    private int dates;
    private int ambiguous;
    private int numbers;
    private int codes;
    private int flags;

    ColumnEvidence(String name) {
        this.name = name;
    }

    void add(String raw) {
        rows++;
        String text = raw.strip();
        if (text.isEmpty()) {
            return;
        }
        filled++;
        distinct.add(text);
        boolean date = date(text);
        mails += MAIL.matcher(text).matches() ? 1 : 0;
        phones += !date && phone(text) ? 1 : 0;
        codes += CODE.matcher(text).matches() ? 1 : 0;
        flags += FLAGS.contains(text.toLowerCase(Locale.ROOT)) ? 1 : 0;
        numbers += !date && Amounts.read(text) instanceof Amounts.Reading.Amount ? 1 : 0;
    }

    private static boolean phone(String text) {
        return PHONE.matcher(text).matches()
                && !ADDRESS_OF_MACHINE.matcher(text).matches();
    }

    private boolean date(String text) {
        if (!SEVERAL_DAY_PARTS.matcher(text).matches()) {
            return false;
        }
        Dates.Reading reading = DATES.read(text);
        ambiguous += reading == Fault.AMBIGUOUS ? 1 : 0;
        boolean date = reading instanceof Moment || reading == Fault.AMBIGUOUS;
        dates += date ? 1 : 0;
        return date;
    }

    String name() {
        return name;
    }

    int rows() {
        return rows;
    }

    /** Whether no two rows have the same value, and hardly one lacks it: that one is a bad row. */
    boolean unique() {
        return filled > 0 && filled * 50 >= rows * 49 && distinct.size() == filled;
    }

    /** Whether each row has another short code. */
    boolean uniqueCodes() {
        return unique() && codes == filled && !dates() && !phones() && !mostly(flags);
    }

    boolean mails() {
        return mostly(mails);
    }

    boolean phones() {
        return mostly(phones) && !mostly(dates);
    }

    boolean dates() {
        return mostly(dates);
    }

    /** Whether some day can be read two ways. */
    boolean ambiguous() {
        return ambiguous > 0;
    }

    boolean numbers() {
        return mostly(numbers) && !phones();
    }

    /** Words of which most rows have another one. */
    boolean words() {
        return filled > 0
                && distinct.size() * 2 >= filled
                && !mostly(flags)
                && !mails()
                && !phones()
                && !dates()
                && !numbers();
    }

    private boolean mostly(int count) {
        return filled > 0 && count * 10 >= filled * TENTHS;
    }
}
