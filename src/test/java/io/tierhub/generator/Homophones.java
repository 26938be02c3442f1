package io.tierhub.generator;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Characters of one sound, of those that the generator writes. */
final class Homophones {
    private static final Map<String, Set<String>> BY_SOUND = new HashMap<>();
    private static final Map<String, String> SOUNDS = new HashMap<>();

    static {
        for (List<Words.Word> words : List.of(Words.HAN_COMPANY, Words.HAN_GIVEN, Words.HAN_SURNAMES)) {
            for (Words.Word word : words) {
                String sound = word.latin().toLowerCase(Locale.ROOT);
                SOUNDS.putIfAbsent(word.han(), sound);
                BY_SOUND.computeIfAbsent(sound, s -> new LinkedHashSet<>()).add(word.han());
            }
        }
    }

    private Homophones() {}

    /** The text with one character written as another of the same sound; the same text where none has one. */
    static String slip(String text, Chance chance) {
        int start = chance.below(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = (start + i) % text.length();
            String one = text.substring(at, at + 1);
            List<String> others = BY_SOUND.getOrDefault(SOUNDS.getOrDefault(one, ""), Set.of()).stream()
                    .filter(other -> !other.equals(one))
                    .toList();
            if (!others.isEmpty()) {
                return text.substring(0, at) + chance.pick(others) + text.substring(at + 1);
            }
        }
        return text;
    }
}
