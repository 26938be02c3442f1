package io.tierhub.generator;

import java.util.Locale;

/** Persons, half of them Chinese. */
public final class People {
    private final Places places;

    public People(long seed) {
        this.places = new Places(seed);
    }

    public Customer of(long number, Chance chance) {
        return of(number, chance.percent(50), chance);
    }

    public Customer chinese(long number, Chance chance) {
        return of(number, true, chance);
    }

    private Customer of(long number, boolean han, Chance chance) {
        Words.Word surname = chance.pickSkewed(Words.HAN_SURNAMES);
        String given;
        String latinGiven;
        if (han) {
            Words.Word first = chance.pick(Words.HAN_GIVEN);
            Words.Word second = chance.percent(15) ? new Words.Word("", "") : chance.pick(Words.HAN_GIVEN);
            given = first.han() + second.han();
            latinGiven = capital(first.latin() + second.latin());
        } else {
            given = chance.pickSkewed(Words.LATIN_GIVEN);
            latinGiven = given;
        }
        String family = han ? surname.han() : chance.pickSkewed(Words.LATIN_SURNAMES);
        String latinFamily = han ? surname.latin() : family;
        Words.City city = chance.pickSkewed(han ? Words.HAN_CITIES : Words.LATIN_CITIES);
        Words.Word street = places.street(han, chance);
        return new Customer(
                true,
                han,
                han ? family + given : given + " " + family,
                latinGiven + " " + latinFamily,
                given,
                family,
                birthDate(chance),
                "",
                places.personPhone(number, city, chance),
                email(latinGiven, latinFamily, chance),
                "",
                street.han(),
                street.latin(),
                chance.between(1, 480),
                city,
                Places.postcode(city, chance),
                "");
    }

    static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String birthDate(Chance chance) {
        int year = chance.between(1940, 2006);
        int month = chance.between(1, 12);
        int day = chance.between(1, 28);
        return year + (month < 10 ? "-0" : "-") + month + (day < 10 ? "-0" : "-") + day;
    }

    private static String email(String given, String family, Chance chance) {
        String name = ascii(given) + (chance.percent(50) ? "." : "") + ascii(family);
        return name + chance.below(10_000) + "@mail" + chance.below(12) + ".example";
    }

    private static String ascii(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ü', 'v');
    }
}
