package io.tierhub.match;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.vocabulary.PartyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded persons with duplicates: names put together from syllables, so that no list of real names is shared with the
 * matcher; typing errors, gaps and swaps in the duplicates.
 */
final class People {
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";

    private final Random random;
    private final String[] given;
    private final String[] family;
    private final String[] streets;
    private final String[] cities;
    final List<CleanRecord> records = new ArrayList<>();
    final List<String> truth = new ArrayList<>();

    private People(long seed) {
        random = new Random(seed);
        given = words(400, 2);
        family = words(3000, 3);
        streets = words(1500, 3);
        cities = words(200, 3);
    }

    /** So many records, of which about the given share of a hundred repeats an earlier person. */
    static People of(long seed, int records, int duplicatesPercent) {
        People people = new People(seed);
        List<String[]> persons = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            boolean again = i > 0 && people.random.nextInt(100) < duplicatesPercent;
            int person = again ? people.random.nextInt(persons.size()) : persons.size();
            if (!again) {
                persons.add(people.person(person));
            }
            people.truth.add("p" + person);
            people.records.add(people.record(again ? people.damaged(persons.get(person)) : persons.get(person)));
        }
        return people;
    }

    Features[] features() {
        return records.stream().map(Features::of).toArray(Features[]::new);
    }

    private String[] person(int number) {
        int city = common(cities.length);
        String first = given[common(given.length)];
        String last = family[common(family.length)];
        return new String[] {
            "given_name=" + first,
            "family_name=" + last,
            "birth_date=%d-%02d-%02d"
                    .formatted(1940 + random.nextInt(65), 1 + random.nextInt(12), 1 + random.nextInt(28)),
            "phones=+86139%08d".formatted(random.nextInt(100_000_000)),
            "emails=" + first + "." + last + number % 97 + "@" + cities[common(cities.length)] + ".example",
            "street=" + streets[common(streets.length)] + " road",
            "house_number=" + (1 + random.nextInt(150)),
            "city=" + cities[city],
            "postcode=" + (200_000 + city)
        };
    }

    private CleanRecord record(String[] values) {
        return Given.record("crm", PartyType.PERSON, values);
    }

    private String[] damaged(String[] person) {
        List<String> kept = new ArrayList<>();
        for (String value : person) {
            int chance = random.nextInt(100);
            boolean text = !value.startsWith("phones") && !value.startsWith("birth_date");
            if (chance >= 15) {
                kept.add(chance < 30 && text ? mistyped(value) : value);
            }
        }
        return kept.toArray(new String[0]);
    }

    private String mistyped(String value) {
        int from = value.indexOf('=') + 1;
        int at = from + random.nextInt(value.length() - from);
        return value.substring(0, at) + CONSONANTS.charAt(random.nextInt(CONSONANTS.length())) + value.substring(at);
    }

    /** Some values are much more frequent than others. */
    private int common(int limit) {
        return (int) (Math.pow(random.nextDouble(), 2) * limit);
    }

    private String[] words(int count, int syllables) {
        String[] words = new String[count];
        for (int i = 0; i < count; i++) {
            StringBuilder word = new StringBuilder();
            for (int j = 0; j < syllables; j++) {
                word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
                word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
            words[i] = word.toString();
        }
        return words;
    }
}
