package io.tierhub.cleanse;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the names of organizations from those of people. */
final class CompanyWords {
    private static final Set<String> WORDS = Wordlist.folded("company-words.txt");
    private static final int LONGEST = 5;

    private CompanyWords() {}

    static boolean in(String name) {
        String folded = Text.fold(name);
        return hasForm(name, LegalForms.atEnd(folded))
                || hasForm(name, LegalForms.inFront(folded))
                || hasWord(folded)
                || endsInWord(folded);
    }

    /** A form that is also a surname counts if it is written in capitals in a name that is not, or with dots. */
    private static boolean hasForm(String name, @Nullable String form) {
        if (form == null) {
            return false;
        }
        return !LegalForms.isWeak(form) || isCapital(name) && !isAllCapital(name) || name.indexOf('&') >= 0;
    }

    private static boolean hasWord(String folded) {
        if (folded.indexOf(' ') < 0) {
            return false;
        }
        for (String word : folded.split(" ")) {
            if (!Text.hasHan(word) && WORDS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsInWord(String folded) {
        int length = folded.length();
        for (int size = 1; size <= LONGEST && size < length - 1; size++) {
            String end = folded.substring(length - size);
            if (Text.isHan(end.charAt(0)) || end.charAt(0) >= 0xac00) {
                if (WORDS.contains(end)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the last word is in capitals, dots aside: SA, S.A. */
    private static boolean isCapital(String name) {
        int from = name.stripTrailing().lastIndexOf(' ') + 1;
        return isAllCapital(name.substring(from));
    }

    private static boolean isAllCapital(String text) {
        boolean letter = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLowerCase(c)) {
                return false;
            }
            letter |= Character.isUpperCase(c);
        }
        return letter;
    }
}
