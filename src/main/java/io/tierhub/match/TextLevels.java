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
    private final char[] pinyin = new char[FeatureWriter.LONGEST];
    private final char[] spelled = new char[FeatureWriter.LONGEST];

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
        if (wide && sameSound(a, b)) {
            return Level.HOMOPHONE;
        }
        if (acronym(as, an, bs, bn) || acronym(bs, bn, as, an)) {
            return Level.ACRONYM;
        }
        return words.sharedLetters >= TELLING_LETTERS ? Level.OVERLAP : Level.DIFFERENT;
    }

    private static boolean sameSound(FeatureView a, FeatureView b) {
        return a.has(Slot.CORE_LATIN)
                && b.has(Slot.CORE_LATIN)
                && Similar.equalWords(
                        a.chars(Slot.CORE_LATIN),
                        a.length(Slot.CORE_LATIN),
                        b.chars(Slot.CORE_LATIN),
                        b.length(Slot.CORE_LATIN));
    }

    /** A name in characters and one in Latin letters, which has a Latin form only if all of it is pinyin or a known trade. */
    private @Nullable Level acrossScripts(FeatureView a, FeatureView b) {
        if (sameSound(a, b)) {
            return Level.PINYIN;
        }
        FeatureView wide = a.isWide(Slot.CORE) ? a : b;
        FeatureView latin = wide == a ? b : a;
        boolean told = latin.has(Slot.CORE_LATIN);
        if (!wide.has(Slot.CORE_LATIN)) {
            return null;
        }
        int word = ValueLevels.wordEnd(latin.chars(Slot.CORE), latin.length(Slot.CORE));
        if (!spells(wide, latin.chars(Slot.CORE), word)) {
            return told ? misspelt(wide, latin, word) : null;
        }
        return told && word < latin.length(Slot.CORE) ? Level.OVERLAP : Level.SUBSET;
    }

    /** A character may have another reading than the most frequent: 长 is chang or zhang. */
    private @Nullable Level misspelt(FeatureView wide, FeatureView latin, int word) {
        int all = letters(wide, pinyin);
        int n = letters(latin, spelled);
        if (Similar.oneEdit(pinyin, 0, all, spelled, 0, n)) {
            return Level.CLOSE;
        }
        for (int begin = Math.max(1, word - 1); begin <= Math.min(all, word + 1); begin++) {
            if (Similar.oneEdit(pinyin, 0, begin, spelled, 0, word)) {
                return null;
            }
        }
        return Level.DIFFERENT;
    }

    /** The letters of the Latin form, without spaces. */
    private static int letters(FeatureView of, char[] out) {
        char[] text = of.chars(Slot.CORE_LATIN);
        int n = 0;
        for (int i = 0; i < of.length(Slot.CORE_LATIN); i++) {
            if (text[i] != ' ') {
                out[n++] = text[i];
            }
        }
        return n;
    }

    /** Whether a word is the first syllables, two at least, of a name in characters. */
    private static boolean spells(FeatureView wide, char[] word, int length) {
        char[] pinyin = wide.chars(Slot.CORE_LATIN);
        int n = wide.length(Slot.CORE_LATIN);
        int syllables = 1;
        int j = 0;
        for (int i = 0; i < n && j < length; i++) {
            if (pinyin[i] == ' ') {
                syllables++;
            } else if (pinyin[i] != word[j++]) {
                return false;
            } else if (j == length) {
                return syllables > 1 && (i + 1 == n || pinyin[i + 1] == ' ');
            }
        }
        return false;
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
