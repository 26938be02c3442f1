package io.tierhub.bench;

import io.tierhub.generator.Chance;
import io.tierhub.generator.Words;
import java.util.Locale;

/** Persons by number, as they would write themselves: a function of seed and number, so none of them is kept. */
final class PersonMaker {
    private static final String[] STATES = {"nsw", "vic", "qld", "wa", "sa", "tas", "act", "nt"};
    private static final String[] WAYS = {"street", "road", "place", "crescent", "avenue", "close", "drive"};
    private static final String CONSONANTS = "bcdfghjklmnprstvw";
    private static final String VOWELS = "aeiou";

    /** How many words there are of each kind; the first ones are much more frequent than the last. */
    private static final int SURNAMES = 8_000;

    private static final int STREETS = 4_000;
    private static final int HOUSES = 3_000;
    private static final int SUBURBS = 1_200;

    private final long seed;

    PersonMaker(long seed) {
        this.seed = seed;
    }

    /** The cells of a row; some are empty, as not everybody says everything. */
    String[] person(long number) {
        Chance chance = Chance.of(seed, number);
        int suburb = skewed(SUBURBS, chance);
        return new String[] {
            said(98, chance.pickSkewed(Words.LATIN_GIVEN).toLowerCase(Locale.ROOT), chance),
            said(99, surname(chance), chance),
            said(95, Integer.toString(1 + skewed(300, chance)), chance),
            said(97, made('s', skewed(STREETS, chance)) + " " + WAYS[chance.below(WAYS.length)], chance),
            said(40, made('h', skewed(HOUSES, chance)), chance),
            said(98, made('u', suburb), chance),
            said(98, Integer.toString(2000 + suburb), chance),
            said(96, STATES[suburb % STATES.length], chance),
            said(93, birthDate(chance), chance),
            said(90, Integer.toString(chance.between(100_000_000, 999_999_999)), chance)
        };
    }

    private String surname(Chance chance) {
        return chance.percent(50)
                ? chance.pickSkewed(Words.LATIN_SURNAMES).toLowerCase(Locale.ROOT)
                : made('f', skewed(SURNAMES, chance));
    }

    /** Year, month and day, eight digits. */
    static String birthDate(Chance chance) {
        return Integer.toString(
                chance.between(1920, 2005) * 10_000 + chance.between(1, 12) * 100 + chance.between(1, 28));
    }

    private static String said(int percent, String text, Chance chance) {
        return chance.percent(percent) ? text : "";
    }

    private static int skewed(int limit, Chance chance) {
        double u = chance.below(1 << 20) / (double) (1 << 20);
        return (int) (u * u * limit);
    }

    /** A word of two to four syllables: the same for the same kind and number. */
    private String made(char kind, int number) {
        Chance chance = Chance.of(seed ^ kind, number);
        StringBuilder word = new StringBuilder();
        for (int left = chance.between(2, 4); left > 0; left--) {
            word.append(CONSONANTS.charAt(chance.below(CONSONANTS.length())))
                    .append(VOWELS.charAt(chance.below(VOWELS.length())));
        }
        if (chance.percent(50)) {
            word.append(CONSONANTS.charAt(chance.below(CONSONANTS.length())));
        }
        return word.toString();
    }
}
