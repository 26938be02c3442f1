package io.tierhub.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The canonical fields of a customer, in the order in which exports show them. */
public enum CustomerField {
    TYPE,
    NAME,
    GIVEN_NAME,
    FAMILY_NAME,
    BIRTH_DATE,
    GENDER,
    PHONES,
    EMAILS,
    WEBSITE,
    TAX_ID,
    /** Keyed by scheme: {@code identifiers.duns}. */
    IDENTIFIERS,
    /** Keyed by {@code key}, {@code name}, {@code tax_id} or {@code email_domain}: the organization that a contact belongs to. */
    ACCOUNT,
    STREET,
    HOUSE_NUMBER,
    UNIT,
    DISTRICT,
    CITY,
    REGION,
    POSTCODE,
    COUNTRY,
    INDUSTRY,
    EMPLOYEES,
    ANNUAL_REVENUE,
    DECISION_ROLE,
    OWNER,
    PLAN,
    ARR,
    CONTRACT_AMOUNT,
    OVERDUE_AMOUNT,
    CAC,
    NPS,
    /** Keyed by a name of the user's choice: {@code attributes.sales_area}. */
    ATTRIBUTES,
    CREATED_AT,
    UPDATED_AT,
    DELETED,
    CONSENT,
    AUTOMATED_GRADING;

    private static final Map<String, CustomerField> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CustomerField::key, field -> field));

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The name in files and exports: {@code given_name}. */
    public String key() {
        return key;
    }

    /** Whether the field holds several values at once. */
    public boolean many() {
        return this == PHONES || this == EMAILS;
    }

    /** Whether the field is a group of named values, written {@code field.name}. */
    public boolean keyed() {
        return this == IDENTIFIERS || this == ATTRIBUTES || this == ACCOUNT;
    }

    /** The field of a path such as {@code phones} or {@code attributes.area}; null if there is none. */
    public static @Nullable CustomerField of(String path) {
        int dot = path.indexOf('.');
        return BY_KEY.get(dot < 0 ? path : path.substring(0, dot));
    }
}
