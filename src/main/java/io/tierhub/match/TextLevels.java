package io.tierhub.match;

import org.jspecify.annotations.Nullable;

/** The rungs of texts of several words: streets and company names. */
final class TextLevels {
    private static final double CLOSE = 0.92;
    private static final double COMPANY_CLOSE = 0.94;
    private static final double COMPANY_NEAR = 0.88;
    /** One ideograph says as much as a Latin word, so a difference of one weighs more. */
    private static final double WIDE_CLOSE = 0.97;

    private static final double WIDE_NEAR = 0.93;
    private static final double WORD_NEAR = 0.8;
    private static final int TELLING_LETTERS = 4;
    private static final int SHORTEST_ACRONYM = 3;

    private final Similar similar;
    private final Words words = new Words();

    TextLevels(Similar similar) {
        this.similar = similar;
    }

    Level street(FeatureView a, FeatureView b) {
        if (a.same(Slot.STREET, b)) {
            return Level.EXACT;
        }
        int an = a.length(Slot.STREET);
        int bn = b.length(Slot.STREET);
        char[] as = a.chars(Slot.STREET);
        char[] bs = b.chars(Slot.STREET);
        boolean may = Similar.mayBeNear(as, 0, an, bs, 0, bn);
        if (may && similar.jaroWinkler(as, 0, an, bs, 0, bn) >= CLOSE) {
            return Level.CLOSE;
        }
        words.compare(as, an, bs, bn);
        if (words.oneHoldsTheOther() && words.sharedLetters >= TELLING_LETTERS) {
            return Level.SUBSET;
        }
        boolean half = words.shared * 2 >= Math.min(words.aWords, words.bWords);
        return half && words.sharedLetters >= TELLING_LETTERS ? Level.OVERLAP : Level.DIFFERENT;
    }

    /** Null where the names stand in scripts that have no common form. */
    @Nullable Level company(FeatureView a, FeatureView b) {
        if (a.same(Slot.CORE, b)) {
            return Level.EXACT;
        }
        if (a.isWide(Slot.CORE) != b.isWide(Slot.CORE)) {
            return acrossScripts(a, b);
        }
        int an = a.length(Slot.CORE);
        int bn = b.length(Slot.CORE);
        char[] as = a.chars(Slot.CORE);
        char[] bs = b.chars(Slot.CORE);
        words.compare(as, an, bs, bn);
        if (words.sameWords() || Similar.equalWords(as, an, bs, bn)) {
            return Level.TOKENS;
        }
        boolean wide = a.isWide(Slot.CORE);
        // Names that differ in a number name different companies: Studio 54 and Studio 55.
        boolean may = Similar.mayBeNear(as, 0, an, bs, 0, bn)
                && Similar.sameDigits(as, 0, an, bs, 0, bn)
                && !words.othersDiffer(similar, WORD_NEAR);
        double score = may ? similar.jaroWinkler(as, 0, an, bs, 0, bn) : 0;
        if (score >= (wide ? WIDE_CLOSE : COMPANY_CLOSE)) {
            return Level.CLOSE;
        }
        boolean holds = words.oneHoldsTheOther() && words.sharedLetters >= TELLING_LETTERS;
        if (holds || wide && (begins(as, an, bs, bn) || begins(bs, bn, as, an))) {
            return Level.SUBSET;
        }
        if (score >= (wide ? WIDE_NEAR : COMPANY_NEAR)) {
            return Level.NEAR;
        }
        if (acronym(as, an, bs, bn) || acronym(bs, bn, as, an)) {
            return Level.ACRONYM;
        }
        return words.sharedLetters >= TELLING_LETTERS ? Level.OVERLAP : Level.DIFFERENT;
    }

    private static @Nullable Level acrossScripts(FeatureView a, FeatureView b) {
        int aSlot = a.isWide(Slot.CORE) ? Slot.CORE_LATIN : Slot.CORE;
        int bSlot = b.isWide(Slot.CORE) ? Slot.CORE_LATIN : Slot.CORE;
        int an = a.length(aSlot);
        int bn = b.length(bSlot);
        return an > 0 && bn > 0 && Similar.equalWords(a.chars(aSlot), an, b.chars(bSlot), bn) ? Level.PINYIN : null;
    }

    private static boolean begins(char[] whole, int n, char[] part, int length) {
        return length >= 2 && length < n && Similar.equal(whole, 0, length, part, 0, length);
    }

    /** Whether {@code part} is the first letters of the words of {@code whole}. */
    private static boolean acronym(char[] whole, int n, char[] part, int length) {
        if (length < SHORTEST_ACRONYM || length >= n) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < n; i++) {
            if (whole[i] != ' ' && (i == 0 || whole[i - 1] == ' ')) {
                if (at == length || part[at] != whole[i]) {
                    return false;
                }
                at++;
            }
        }
        return at == length;
    }
}
