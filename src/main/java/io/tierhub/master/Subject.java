package io.tierhub.master;

import io.tierhub.vocabulary.CustomerField;
import java.util.HashMap;
import java.util.Map;

/**
 * What is decided at once. Most fields stand alone; name, address and account are groups taken from one record, so that
 * no street of one record ever stands in the city of another.
 */
final class Subject {
    static final String NAME = "name";
    static final String ADDRESS = "address";
    static final String ACCOUNT = "account";

    private static final Map<String, CustomerField> FIELDS = new HashMap<>();

    static {
        for (CustomerField field : CustomerField.values()) {
            FIELDS.put(field.key(), field);
        }
    }

    private Subject() {}

    /** The subject that a field path belongs to. */
    static String of(CustomerField field, String path) {
        return switch (field) {
            case NAME, GIVEN_NAME, FAMILY_NAME -> NAME;
            case STREET, HOUSE_NUMBER, UNIT, DISTRICT, CITY, REGION, POSTCODE, COUNTRY -> ADDRESS;
            case ACCOUNT -> ACCOUNT;
            default -> path;
        };
    }

    /** The field that a subject is listed under: a group stands where its first field stands. */
    static CustomerField lead(CustomerField field) {
        return switch (of(field, "")) {
            case NAME -> CustomerField.NAME;
            case ADDRESS -> CustomerField.STREET;
            default -> field;
        };
    }

    /** The same of a subject, or of a single field of a group. */
    static CustomerField leadOf(String subject) {
        return subject.equals(ADDRESS) ? CustomerField.STREET : field(subject);
    }

    /** Whether the subject is taken from one record as a whole, part by part never. */
    static boolean isGroup(String subject) {
        return subject.equals(NAME) || subject.equals(ADDRESS) || subject.equals(ACCOUNT);
    }

    /** The canonical field of a path; cleansed records hold no other. */
    static CustomerField field(String path) {
        CustomerField plain = FIELDS.get(path);
        if (plain != null) {
            return plain;
        }
        int dot = path.indexOf('.');
        CustomerField keyed = dot < 0 ? null : FIELDS.get(path.substring(0, dot));
        if (keyed == null || !keyed.keyed() || dot == path.length() - 1) {
            throw new IllegalArgumentException("not a canonical customer field: '" + path + "'");
        }
        return keyed;
    }
}
