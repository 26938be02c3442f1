package io.tierhub.match;

import org.jspecify.annotations.Nullable;

/** The rungs of a person's given or family name. */
final class NameLevels {
    private static final double CLOSE = 0.92;
    private static final double NEAR = 0.85;

    private final Similar similar;

    NameLevels(Similar similar) {
        this.similar = similar;
    }

    /**
     * Compares one name of {@code a} with one of {@code b}; null: no evidence, because one is missing or the scripts have no
     * common form.
     *
     * @param aSlot given or family name; its Latin form stands two slots on
     */
    @Nullable Level compare(FeatureView a, int aSlot, FeatureView b, int bSlot) {
        int an = a.length(aSlot);
        int bn = b.length(bSlot);
        if (an == 0 || bn == 0) {
            return null;
        }
        if (a.isWide(aSlot) != b.isWide(bSlot)) {
            return acrossScripts(a, aSlot, b, bSlot);
        }
        Level level = level(a.chars(aSlot), an, b.chars(bSlot), bn);
        boolean homophone = level == Level.DIFFERENT && a.isWide(aSlot) && sameLatin(a, aSlot, b, bSlot);
        return homophone ? Level.HOMOPHONE : level;
    }

    private static @Nullable Level acrossScripts(FeatureView a, int aSlot, FeatureView b, int bSlot) {
        if (a.length(latin(a, aSlot)) == 0 || b.length(latin(b, bSlot)) == 0) {
            return null;
        }
        return sameLatin(a, aSlot, b, bSlot) ? Level.PINYIN : Level.DIFFERENT;
    }

    private static boolean sameLatin(FeatureView a, int aSlot, FeatureView b, int bSlot) {
        int aLatin = latin(a, aSlot);
        int bLatin = latin(b, bSlot);
        return a.length(aLatin) > 0
                && Similar.equalWords(a.chars(aLatin), a.length(aLatin), b.chars(bLatin), b.length(bLatin));
    }

    private static int latin(FeatureView view, int slot) {
        return view.isWide(slot) ? slot + Slot.GIVEN_LATIN - Slot.GIVEN : slot;
    }

    private Level level(char[] a, int an, char[] b, int bn) {
        if (Similar.equal(a, 0, an, b, 0, bn)) {
            return Level.EXACT;
        }
        if (an == 1 || bn == 1) {
            return a[0] == b[0] ? Level.INITIAL : Level.DIFFERENT;
        }
        double score = Similar.mayBeNear(a, 0, an, b, 0, bn) ? similar.jaroWinkler(a, 0, an, b, 0, bn) : 0;
        if (score >= CLOSE) {
            return Level.CLOSE;
        }
        boolean near = score >= NEAR || Similar.oneEdit(a, 0, an, b, 0, bn);
        return near || hasWord(a, an, b, bn) || hasWord(b, bn, a, an) ? Level.NEAR : Level.DIFFERENT;
    }

    /** Whether {@code name} is one of the words of {@code whole}. */
    private static boolean hasWord(char[] whole, int n, char[] name, int length) {
        for (int from = 0; from + length <= n; from++) {
            boolean starts = from == 0 || whole[from - 1] == ' ';
            boolean ends = from + length == n || whole[from + length] == ' ';
            if (starts && ends && Similar.equal(whole, from, from + length, name, 0, length)) {
                return true;
            }
        }
        return false;
    }
}
