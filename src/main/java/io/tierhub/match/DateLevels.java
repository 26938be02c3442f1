package io.tierhub.match;

/** The rungs of a date written {@code yyyymmdd}, unknown parts 00. */
final class DateLevels {
    private static final int LENGTH = 8;

    private DateLevels() {}

    static Level compare(char[] a, char[] b) {
        int known = Math.min(known(a), known(b));
        if (Similar.equal(a, 0, known, b, 0, known)) {
            return known == LENGTH ? Level.EXACT : Level.PARTIAL;
        }
        boolean sameYear = Similar.equal(a, 0, 4, b, 0, 4);
        if (known == LENGTH) {
            boolean swapped = sameYear && a[4] == b[6] && a[5] == b[7] && a[6] == b[4] && a[7] == b[5];
            if (swapped) {
                return Level.DAY_MONTH;
            }
            if (Similar.oneEdit(a, 0, LENGTH, b, 0, LENGTH)) {
                return Level.ONE_EDIT;
            }
            if (Similar.equal(a, 4, LENGTH, b, 4, LENGTH)) {
                return Level.MONTH_DAY;
            }
        }
        return sameYear ? Level.SAME_YEAR : Level.DIFFERENT;
    }

    private static int known(char[] date) {
        if (date[4] == '0' && date[5] == '0') {
            return 4;
        }
        return date[6] == '0' && date[7] == '0' ? 6 : LENGTH;
    }
}
