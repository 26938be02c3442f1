package io.tierhub.cleanse;

import io.tierhub.vocabulary.PartyType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of few choices, in the words of many systems. Each answers null to a word that it does not know. */
final class Flags {
    private static final Map<String, Set<String>> WORDS = words();

    private Flags() {}

    /** Also the columns that hold a state: inactive, 禁用. */
    static @Nullable Boolean deleted(String text) {
        String word = Text.fold(text);
        if (is("yes", word) || is("deleted", word)) {
            return true;
        }
        return is("no", word) || is("kept", word) ? false : null;
    }

    /** Also the columns that ask whether it is a company: yes means an organization. */
    static @Nullable PartyType type(String text) {
        String word = Text.fold(text);
        if (is("organization", word) || is("yes", word)) {
            return PartyType.ORGANIZATION;
        }
        return is("person", word) || is("no", word) ? PartyType.PERSON : null;
    }

    /** {@code male} or {@code female}. */
    static @Nullable String gender(String text) {
        String word = Text.fold(text);
        if (is("male", word)) {
            return "male";
        }
        return is("female", word) ? "female" : null;
    }

    private static boolean is(String meaning, String word) {
        return WORDS.getOrDefault(meaning, Set.of()).contains(word);
    }

    private static Map<String, Set<String>> words() {
        Map<String, Set<String>> words = new HashMap<>();
        for (String line : Wordlist.lines("flags.txt")) {
            int colon = line.indexOf(':');
            Set<String> known = new HashSet<>();
            for (String word : line.substring(colon + 1).split(",")) {
                known.add(Text.fold(word));
            }
            words.put(line.substring(0, colon), known);
        }
        return words;
    }
}
