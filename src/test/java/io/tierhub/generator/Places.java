package io.tierhub.generator;

/** Streets, postcodes and phones; some phones are shared, as a household's or a building's switchboard is. */
public final class Places {
    /** One switchboard serves this many neighbouring numbers. */
    private static final int BUILDING = 400;

    private static final String[] MOBILES = {"138", "139", "136", "158", "186", "177", "199", "150", "133", "188"};
    private final long seed;

    Places(long seed) {
        this.seed = seed;
    }

    Words.Word street(boolean han, Chance chance) {
        if (han) {
            Words.Word street = chance.pick(Words.HAN_STREETS);
            boolean road = chance.percent(70);
            return new Words.Word(street.han() + (road ? "路" : "街"), street.latin() + (road ? " Road" : " Street"));
        }
        String name = chance.pick(Words.LATIN_STREETS) + (chance.percent(50) ? " Street" : " Road");
        return new Words.Word(name, name);
    }

    /** A person's own phone, or in one of twenty cases that of the household of the number before. */
    String personPhone(long number, Words.City city, Chance chance) {
        Chance owner =
                chance.percent(5) && number > 0 ? Chance.of(seed ^ 0x50, number - 1) : Chance.of(seed ^ 0x50, number);
        return city.country().equals("CN") ? MOBILES[owner.below(10)] + digits(owner, 8) : latinPhone(owner, city);
    }

    /** A company's own phone, or in one of ten cases the switchboard of its building. */
    String companyPhone(long number, Words.City city, Chance chance) {
        Chance owner = chance.percent(10) ? Chance.of(seed ^ 0x60, number / BUILDING) : Chance.of(seed ^ 0x70, number);
        return city.country().equals("CN")
                ? city.phone() + "-" + owner.between(2, 8)
                        + digits(owner, city.phone().length() == 3 ? 7 : 6)
                : latinPhone(owner, city);
    }

    static String postcode(Words.City city, Chance chance) {
        String head = city.postcode();
        if (city.country().equals("CN")) {
            return head.substring(0, 3) + digits(chance, 3);
        }
        String letters = city.country().equals("GB") || city.country().equals("CA")
                ? "" + (char) ('A' + chance.below(20)) + (char) ('A' + chance.below(20))
                : "";
        return head + (letters.isEmpty() ? "" + chance.below(10) : letters);
    }

    public static String digits(Chance chance, int count) {
        char[] digits = new char[count];
        for (int i = 0; i < count; i++) {
            digits[i] = (char) ('0' + chance.below(10));
        }
        return new String(digits);
    }

    private static String latinPhone(Chance chance, Words.City city) {
        int length = city.country().equals("GB") ? 13 : 12;
        return city.phone()
                + chance.between(2, 9)
                + digits(chance, length - city.phone().length() - 1);
    }
}
