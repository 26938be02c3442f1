package io.tierhub.config;

import io.tierhub.config.YamlNode.Entry;
import io.tierhub.config.YamlNode.Keys;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which key a record's refusal is about: the one that its message names first, if it names any that the file has; else
 * the record as a whole. A message may name a key below it with dots, as in {@code fields.name}.
 *
 * @param value what stands at that key; null if that is no single value
 * @param message the message, without the name of the key if it begins with that and a colon
 */
record Blame(Spot spot, @Nullable String value, String message) {
    static Blame of(Spot record, Keys keys, String message) {
        int first = Integer.MAX_VALUE;
        Blame blame = new Blame(record, null, message);
        for (Map.Entry<String, Entry> entry : keys.entries().entrySet()) {
            int at = word(message, entry.getKey());
            if (at >= 0 && at < first) {
                first = at;
                blame = follow(record, entry.getKey(), entry.getValue(), message, at);
            }
        }
        return first < Integer.MAX_VALUE ? blame : byPart(record, keys, message);
    }

    /** The one key of which a part is named in any case: {@code counted_statuses} by "statuses", {@code url} by "URL". */
    private static Blame byPart(Spot record, Keys keys, String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        @Nullable Blame found = null;
        for (Map.Entry<String, Entry> entry : keys.entries().entrySet()) {
            if (Arrays.stream(entry.getKey().split("_")).anyMatch(part -> word(lower, part) >= 0)) {
                if (found != null) {
                    return new Blame(record, null, message);
                }
                found = follow(record, entry.getKey(), entry.getValue(), message, message.length());
            }
        }
        return found == null ? new Blame(record, null, message) : found;
    }

    private static Blame follow(Spot above, String key, Entry entry, String message, int at) {
        Spot spot = above.key(entry.at(), key).hiding(Secrets.hides(Object.class, key));
        int end = Math.min(at + key.length(), message.length());
        if (entry.value() instanceof Keys below && message.startsWith(".", end)) {
            for (Map.Entry<String, Entry> next : below.entries().entrySet()) {
                if (word(message.substring(end + 1), next.getKey()) == 0) {
                    return follow(spot, next.getKey(), next.getValue(), message, end + 1);
                }
            }
        }
        boolean leads = message.startsWith(": ", end) && message.lastIndexOf(' ', at) < 0;
        return new Blame(spot, YamlNode.shown(entry.value()), leads ? message.substring(end + 2) : message);
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
