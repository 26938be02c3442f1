package io.tierhub.match;

import org.jspecify.annotations.Nullable;

/** The rungs of single values: emails, phones, codes, house numbers, place names. */
final class Rungs {
    private static final double CLOSE = 0.92;
    private static final double NEAR = 0.85;
    private static final int SHORTEST_LOCAL_PART = 4;
    private static final int SUFFIX = 7;
    private static final int SHORTEST_CODE = 6;

    private final Similar similar;

    Rungs(Similar similar) {
        this.similar = similar;
    }

    /** Alike are two mailboxes only if both sides of the at are and no number differs: anna.b90 is not anna.b96. */
    Level email(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        if (Similar.equal(a, aFrom, aTo, b, bFrom, bTo)) {
            return Level.EXACT;
        }
        int aAt = at(a, aFrom, aTo);
        int bAt = at(b, bFrom, bTo);
        if (Similar.equal(a, aFrom, aAt, b, bFrom, bAt)) {
            boolean sameHost = near(a, aAt, aTo, b, bAt, bTo) >= NEAR;
            return sameHost ? Level.CLOSE : aAt - aFrom >= SHORTEST_LOCAL_PART ? Level.LOCAL_PART : Level.DIFFERENT;
        }
        double local = near(a, aFrom, aAt, b, bFrom, bAt);
        if (local < NEAR
                || !Similar.sameDigits(a, aFrom, aAt, b, bFrom, bAt)
                || near(a, aAt, aTo, b, bAt, bTo) < NEAR) {
            return Level.DIFFERENT;
        }
        return local >= CLOSE ? Level.CLOSE : Level.NEAR;
    }

    private double near(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        return Similar.mayBeNear(a, aFrom, aTo, b, bFrom, bTo) ? similar.jaroWinkler(a, aFrom, aTo, b, bFrom, bTo) : 0;
    }

    static int at(char[] email, int from, int to) {
        int i = from;
        while (i < to && email[i] != '@') {
            i++;
        }
        return i;
    }

    Level phone(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        if (Similar.equal(a, aFrom, aTo, b, bFrom, bTo)) {
            return Level.EXACT;
        }
        boolean longEnough = aTo - aFrom >= SUFFIX && bTo - bFrom >= SUFFIX;
        if (longEnough && Similar.oneEdit(a, aFrom, aTo, b, bFrom, bTo)) {
            return Level.ONE_EDIT;
        }
        return longEnough && Similar.equal(a, aTo - SUFFIX, aTo, b, bTo - SUFFIX, bTo) ? Level.SUFFIX : Level.DIFFERENT;
    }

    Level code(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        if (Similar.equal(a, aFrom, aTo, b, bFrom, bTo)) {
            return Level.EXACT;
        }
        boolean longEnough = Math.min(aTo - aFrom, bTo - bFrom) >= SHORTEST_CODE;
        return longEnough && Similar.oneEdit(a, aFrom, aTo, b, bFrom, bTo) ? Level.ONE_EDIT : Level.DIFFERENT;
    }

    /** {@code scheme=value}: values of different schemes say nothing about each other. */
    @Nullable Level identifier(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        int i = aFrom;
        int j = bFrom;
        while (i < aTo && j < bTo && a[i] == b[j] && a[i] != '=') {
            i++;
            j++;
        }
        return a[i] == '=' && b[j] == '=' ? code(a, i + 1, aTo, b, j + 1, bTo) : null;
    }

    Level equality(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        return Similar.equal(a, aFrom, aTo, b, bFrom, bTo) ? Level.EXACT : Level.DIFFERENT;
    }

    /** Postcodes: a region is written in the first two or three characters. */
    Level postcode(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        if (Similar.equal(a, aFrom, aTo, b, bFrom, bTo)) {
            return Level.EXACT;
        }
        if (Similar.oneEdit(a, aFrom, aTo, b, bFrom, bTo)) {
            return Level.ONE_EDIT;
        }
        int prefix = 2;
        boolean samePrefix = aTo - aFrom > prefix
                && bTo - bFrom > prefix
                && Similar.equal(a, aFrom, aFrom + prefix, b, bFrom, bFrom + prefix);
        return samePrefix ? Level.PREFIX : Level.DIFFERENT;
    }

    /** House numbers: 12 and 12a, 12 and 12-14, or one digit astray. */
    Level house(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        if (Similar.equal(a, aFrom, aTo, b, bFrom, bTo)) {
            return Level.EXACT;
        }
        return Similar.oneEdit(a, aFrom, aTo, b, bFrom, bTo) && aTo - aFrom > 1 && bTo - bFrom > 1
                ? Level.PREFIX
                : Level.DIFFERENT;
    }

    /** Places: cities, districts, units. */
    Level place(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        if (Similar.equal(a, aFrom, aTo, b, bFrom, bTo)) {
            return Level.EXACT;
        }
        double score = near(a, aFrom, aTo, b, bFrom, bTo);
        return score >= CLOSE ? Level.CLOSE : score >= NEAR ? Level.NEAR : Level.DIFFERENT;
    }
}
