package io.tierhub.match;

/** Where a feature stands in a blob. Slots of many values join them by {@link #SEPARATOR}. */
final class Slot {
    static final int GIVEN = 0;
    static final int FAMILY = 1;
    static final int GIVEN_LATIN = 2;
    static final int FAMILY_LATIN = 3;
    /** {@code yyyymmdd}; unknown parts are 00. */
    static final int BIRTH = 4;

    static final int GENDER = 5;
    static final int EMAILS = 6;
    /** The last 10 digits of each. */
    static final int PHONES = 7;

    static final int TAX_ID = 8;
    /** {@code scheme=value} each. */
    static final int IDENTIFIERS = 9;

    static final int STREET = 10;
    static final int HOUSE = 11;
    static final int UNIT = 12;
    static final int DISTRICT = 13;
    static final int CITY = 14;
    static final int POSTCODE = 15;
    static final int REGION = 16;
    static final int COUNTRY = 17;
    static final int CORE = 18;
    static final int CORE_LATIN = 19;
    static final int CORE_REGION = 20;
    static final int BRANCH = 21;
    static final int DOMAINS = 22;
    static final int INDUSTRY = 23;
    static final int COUNT = 24;

    static final char SEPARATOR = 0;

    private Slot() {}
}
