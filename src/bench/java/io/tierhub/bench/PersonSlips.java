package io.tierhub.bench;

import io.tierhub.generator.Blemish;
import io.tierhub.generator.Chance;

/** One to four things that went wrong, or changed, between the first record of a person and a further one. */
final class PersonSlips {
    private static final int GIVEN = 0;
    private static final int FAMILY = 1;
    private static final int STREET = 3;
    private static final int UNIT = 4;
    private static final int BIRTH = 8;
    private static final int ID = 9;

    private final PersonMaker maker;
    private final Chance chance;

    PersonSlips(PersonMaker maker, Chance chance) {
        this.maker = maker;
        this.chance = chance;
    }

    void damage(String[] person) {
        for (int left = chance.between(1, 4); left > 0; left--) {
            int field = chance.below(person.length);
            int kind = chance.below(100);
            if (kind < 50) {
                person[field] = mistyped(field, person[field]);
            } else if (kind < 72) {
                person[field] = "";
            } else if (kind < 82) {
                swap(person, GIVEN, FAMILY);
            } else if (kind < 90) {
                swap(person, STREET, UNIT);
            } else if (field != ID) {
                person[field] = maker.person(chance.next() >>> 33)[field];
            }
        }
    }

    private String mistyped(int field, String text) {
        if (field != BIRTH || text.isEmpty()) {
            return Blemish.typo(text, chance);
        }
        String other = PersonMaker.birthDate(chance);
        String month = text.substring(4, 6);
        String day = text.substring(6);
        return switch (chance.below(4)) {
            case 0 -> day.compareTo("12") <= 0 ? text.substring(0, 4) + day + month : text;
            case 1 -> other.substring(0, 4) + month + day;
            case 2 -> text.substring(0, 4) + other.substring(4, 6) + day;
            default -> text.substring(0, 6) + other.substring(6);
        };
    }

    private static void swap(String[] person, int one, int other) {
        String kept = person[one];
        person[one] = person[other];
        person[other] = kept;
    }
}
