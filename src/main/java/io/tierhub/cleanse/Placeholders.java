package io.tierhub.cleanse;

import java.util.Set;

/** Values that stand for "nothing". They become absent, for an absent value is no evidence and no key. */
public final class Placeholders {
    private static final Set<String> WORDS = Wordlist.folded("placeholders.txt");
    private static final int LONGEST = longest();
    private static final Set<String> LOCAL_PARTS = Set.of(
            "test",
            "testing",
            "noemail",
            "no-email",
            "no.email",
            "nomail",
            "none",
            "null",
            "unknown",
            "na",
            "n/a",
            "nobody",
            "noone",
            "xxx",
            "xxxx",
            "abc",
            "asdf",
            "aaa",
            "无");
    private static final int SHORTEST_RUN = 7;
    private static final int SHORTEST_ZEROS = 8;

    private Placeholders() {}

    /** Whether a text in clean form says nothing: n/a, none, unknown, 无, 待定, --- ... */
    public static boolean isText(String clean) {
        if (clean.length() > LONGEST) {
            return isSigns(clean);
        }
        String folded = Text.fold(clean);
        return folded.isEmpty() ? isSigns(clean) : WORDS.contains(folded);
    }

    /** Whether digits are nobody's number: all the same, all zeros at the end, or counting up or down. */
    public static boolean isNumber(String digits) {
        int length = digits.length();
        if (length < 2) {
            return false;
        }
        boolean same = true;
        boolean up = length >= SHORTEST_RUN;
        boolean down = up;
        int zeros = 0;
        for (int i = 1; i < length; i++) {
            int step = digits.charAt(i) - digits.charAt(i - 1);
            same &= step == 0;
            up &= step == 1 || step == -9;
            down &= step == -1 || step == 9;
            zeros = digits.charAt(i) == '0' ? zeros + 1 : 0;
        }
        return same || up || down || zeros >= SHORTEST_ZEROS;
    }

    /** Whether the local part of an address is made up: test@, none@, noemail@ ... */
    public static boolean isLocalPart(String local) {
        return LOCAL_PARTS.contains(local);
    }

    private static boolean isSigns(String clean) {
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (" -_./\\?*#~=+!,;:|'\"()[]<>\u2013\u2014\u2026\u00b7\u3002\u3001".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int longest() {
        int longest = 0;
        for (String word : Wordlist.words("placeholders.txt")) {
            longest = Math.max(longest, word.length());
        }
        return longest;
    }
}
