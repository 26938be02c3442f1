package io.tierhub.match;

import org.jspecify.annotations.Nullable;

/** The best rung over all pairs of two slots of many values: emails, phones, identifiers, domains. */
final class ValueLevels {
    /** The rung of one pair of values; null: they say nothing about each other. */
    interface Rung {
        @Nullable Level of(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo);
    }

    /** Where the value of {@code b} begins and ends that stood on the best rung. */
    int from;

    int to;

    /** Lower ordinals of {@link Level} are better. Null if no pair says anything. */
    @Nullable Level best(FeatureView a, FeatureView b, int slot, Rung rung) {
        int an = a.length(slot);
        int bn = b.length(slot);
        if (an == 0 || bn == 0) {
            return null;
        }
        char[] as = a.chars(slot);
        char[] bs = b.chars(slot);
        Level best = null;
        for (int i = 0, iEnd; i < an; i = iEnd + 1) {
            iEnd = end(as, i, an);
            for (int j = 0, jEnd; j < bn; j = jEnd + 1) {
                jEnd = end(bs, j, bn);
                Level level = rung.of(as, i, iEnd, bs, j, jEnd);
                if (level != null && (best == null || level.ordinal() < best.ordinal())) {
                    best = level;
                    from = j;
                    to = jEnd;
                }
            }
        }
        return best;
    }

    /** The end of the first word. */
    static int wordEnd(char[] text, int length) {
        int i = 0;
        while (i < length && text[i] != ' ') {
            i++;
        }
        return i;
    }

    /** The end of the value that begins at {@code from}. */
    static int end(char[] text, int from, int length) {
        int i = from;
        while (i < length && text[i] != Slot.SEPARATOR) {
            i++;
        }
        return i;
    }
}
