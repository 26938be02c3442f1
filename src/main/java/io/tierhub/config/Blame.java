package io.tierhub.config;

import io.tierhub.config.YamlNode.Entry;
import io.tierhub.config.YamlNode.Keys;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which key a record's refusal is about: the one that its message names first, if it names any that the file has; else
 * the record as a whole.
 *
 * @param value what stands at that key; null if that is no single value
 */
record Blame(Spot spot, @Nullable String value) {
    static Blame of(Spot record, Keys keys, String message) {
        int first = Integer.MAX_VALUE;
        Blame blame = new Blame(record, null);
        for (Map.Entry<String, Entry> entry : keys.entries().entrySet()) {
            int at = word(message, entry.getKey());
            if (at >= 0 && at < first) {
                first = at;
                Spot spot = record.key(entry.getValue().at(), entry.getKey());
                blame = new Blame(
                        spot.hiding(Secrets.hides(Object.class, entry.getKey())),
                        YamlNode.shown(entry.getValue().value()));
            }
        }
        return blame;
    }

    /** Where a word stands in a text with no letter, digit or underscore on either side; -1 if nowhere. */
    private static int word(String text, String word) {
        int at = word.isEmpty() ? -1 : text.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            if ((at == 0 || !inWord(text.charAt(at - 1))) && (end == text.length() || !inWord(text.charAt(end)))) {
                return at;
            }
            at = text.indexOf(word, at + 1);
        }
        return -1;
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
