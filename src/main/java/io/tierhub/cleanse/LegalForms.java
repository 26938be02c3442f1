package io.tierhub.cleanse;

import io.tierhub.cleanse.CompanyName.Parts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Legal forms anchored at either end of a folded name. */
final class LegalForms {
    private static final Set<String> AT_END = Wordlist.folded("legal-forms.txt");
    private static final Set<String> IN_FRONT = Wordlist.folded("legal-forms-front.txt");
    private static final Set<String> WEAK = Wordlist.folded("legal-forms-weak.txt");
    private static final int LONGEST = longest(AT_END);
    private static final int MOST = 3;

    private LegalForms() {}

    /** Takes off up to three forms, the longest first, since names such as "Foo Corp. Ltd" pile them up. */
    static void takeOff(Parts parts) {
        for (int i = 0; i < MOST; i++) {
            if (AT_END.contains(parts.rest)) {
                return;
            }
            String form = atEnd(parts.rest);
            boolean off = form != null && parts.endsWithout(form);
            if (!off) {
                form = inFront(parts.rest);
                off = form != null && parts.beginsWithout(form);
            }
            if (form == null || !off) {
                return;
            }
            parts.legalForm = parts.legalForm.isEmpty() ? form : form + " " + parts.legalForm;
        }
    }

    /** The longest form that a folded name ends in; null if none, or if the name is nothing else. */
    static @Nullable String atEnd(String name) {
        for (int from = Math.max(1, name.length() - LONGEST); from < name.length(); from++) {
            char c = name.charAt(from);
            boolean word = name.charAt(from - 1) == ' ' || !isSpaced(c) && from < name.length() - 1;
            if (word && c != ' ') {
                String end = name.substring(from);
                if (AT_END.contains(end)) {
                    return end;
                }
            }
        }
        return null;
    }

    /** The longest form that a folded name begins with; null if none, or if the name is nothing else. */
    static @Nullable String inFront(String name) {
        for (int to = Math.min(LONGEST, name.length() - 1); to > 0; to--) {
            boolean word = name.charAt(to) == ' ' || !isSpaced(name.charAt(to - 1)) && to > 1;
            if (word && IN_FRONT.contains(name.substring(0, to))) {
                return name.substring(0, to);
            }
        }
        return null;
    }

    /** Whether a form is also a word or a surname. */
    static boolean isWeak(String form) {
        return WEAK.contains(form);
    }

    /** Whether the script of a character puts spaces between words. */
    private static boolean isSpaced(char c) {
        return c < 0x2e80;
    }

    private static int longest(Set<String> forms) {
        int longest = 0;
        for (String form : forms) {
            longest = Math.max(longest, form.length());
        }
        return longest;
    }
}
