package io.tierhub.cleanse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person's name in its parts, as written, without titles.
 *
 * @param full the name without titles; the text itself where a title is all that names the person (王先生)
 * @param given null where the text does not tell it apart
 * @param family null where the text does not tell it apart
 */
public record PersonName(
        String full, @Nullable String given, @Nullable String family) {
    private static final Set<String> TITLES = Wordlist.folded("person-titles.txt");
    private static final Set<String> COMPOUND = Wordlist.folded("compound-surnames.txt");
    private static final Set<String> PARTICLES = Wordlist.words("name-particles.txt");
    private static final int LONGEST_HAN = 4;
    private static final int LONGEST_TITLE = 3;

    /** Takes a name in clean form apart: 欧阳修, Dr. Anna van der Berg, Berg, Anna. */
    public static PersonName parse(String clean) {
        if (isHan(clean)) {
            return han(clean);
        }
        int comma = clean.indexOf(',');
        if (comma > 0 && comma == clean.lastIndexOf(',')) {
            return lastFirst(clean, clean.substring(0, comma), clean.substring(comma + 1));
        }
        List<String> words = withoutTitles(clean);
        int last = words.size() - 1;
        String full = last < 0 ? clean : String.join(" ", words);
        if (last < 1) {
            return new PersonName(full, null, null);
        }
        int family = last;
        while (family > 1 && PARTICLES.contains(words.get(family - 1).toLowerCase(Locale.ROOT))) {
            family--;
        }
        return new PersonName(full, join(words, 0, family), join(words, family, last + 1));
    }

    /** The full name of parts: without a space in Chinese, where the family comes first. */
    public static String join(String given, String family) {
        return isHan(given) && isHan(family) ? family + given : given + " " + family;
    }

    private static PersonName lastFirst(String clean, String last, String first) {
        String family = String.join(" ", withoutTitles(last));
        String given = String.join(" ", withoutTitles(first));
        if (family.isEmpty() || given.isEmpty()) { // "Anna Berg, PhD"
            return family.isEmpty() && given.isEmpty()
                    ? new PersonName(clean, null, null)
                    : parse(family.isEmpty() ? given : family);
        }
        return new PersonName(join(given, family), given, family);
    }

    private static PersonName han(String clean) {
        String name = clean;
        for (int size = LONGEST_TITLE; size > 0; size--) {
            int end = name.length() - size;
            if (end >= 1 && TITLES.contains(name.substring(end))) {
                name = name.substring(0, end);
                break;
            }
        }
        int family = name.length() > 2 && COMPOUND.contains(Text.fold(name.substring(0, 2))) ? 2 : 1;
        if (name.length() == 1) {
            return new PersonName(clean, null, name);
        }
        return name.length() > LONGEST_HAN
                ? new PersonName(name, null, null)
                : new PersonName(name, name.substring(family), name.substring(0, family));
    }

    private static List<String> withoutTitles(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(text.strip().split(" ")));
        while (!words.isEmpty() && isTitle(words.get(0))) {
            words.remove(0);
        }
        while (words.size() > 1 && isTitle(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        return words;
    }

    private static boolean isTitle(String word) {
        String folded = Text.fold(word);
        return folded.isEmpty()
                || TITLES.contains(folded)
                || folded.length() == 3 && TITLES.contains(folded.replace(" ", ""));
    }

    private static boolean isHan(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Text.isHan(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static String join(List<String> words, int from, int to) {
        return String.join(" ", words.subList(from, to));
    }
}
