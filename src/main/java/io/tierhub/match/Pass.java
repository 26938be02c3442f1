package io.tierhub.match;

/** The blocking passes: two records are compared only if they share the key of at least one. */
public enum Pass {
    TAX_ID,
    IDENTIFIER,
    EMAIL,
    EMAIL_LOCAL,
    PHONE,
    /** Given and family name in either order. */
    NAMES,
    /** The full birth date. */
    BIRTH_DATE,
    /** Sound of the family name and birth year. */
    FAMILY_YEAR,
    /** Sound of the family name and initial of the given name. */
    FAMILY_INITIAL,
    /** Sound of the given name and birth year. */
    GIVEN_YEAR,
    /** Sound of the given name and initial of the family name. */
    GIVEN_INITIAL,
    /** Given name and city, or postcode where there is no city. */
    GIVEN_PLACE,
    /** Beginning of the family name, and postcode or city. */
    FAMILY_PLACE,
    /** House number and street. */
    ADDRESS,
    COMPANY_NAME,
    /** The company name's Latin form without spaces. */
    COMPANY_LATIN,
    /** The company name's longest words, or pairs of ideographs. */
    COMPANY_WORD,
    DOMAIN;

    static final Pass[] ALL = values();
}
