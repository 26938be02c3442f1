package io.tierhub.intake;

import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which canonical fields each entity has. */
final class FieldNames {
    /** The ways in which {@code account} names an organization. */
    static final List<String> ACCOUNT_PARTS = List.of("key", "name", "tax_id", "email_domain");

    private static final Set<String> DATES =
            Set.of("birth_date", "created_at", "updated_at", "placed_at", "opened_at", "closed_at", "at");
    private static final Set<String> AMOUNTS = Set.of(
            "annual_revenue",
            "arr",
            "contract_amount",
            "overdue_amount",
            "cac",
            "amount",
            "tax",
            "discount",
            "cost",
            "items.amount");

    private FieldNames() {}

    /** The names that the map of this entity may use. */
    static List<String> of(Entity entity) {
        List<String> names = new ArrayList<>();
        if (entity == Entity.CUSTOMERS) {
            for (CustomerField field : CustomerField.values()) {
                names.add(field.key());
            }
            return names;
        }
        for (FactField field : FactField.values()) {
            if (field.in(entity)) {
                names.add(field.key());
            }
        }
        return names;
    }

    static boolean known(String name) {
        for (Entity entity : Entity.values()) {
            if (of(entity).contains(name)) {
                return true;
            }
        }
        return false;
    }

    static List<String> all() {
        List<String> names = new ArrayList<>();
        for (Entity entity : Entity.values()) {
            for (String name : of(entity)) {
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Whether the values of the field are the user's own words, which nothing changes. */
    static boolean verbatim(String path) {
        return CustomerField.of(path) == CustomerField.ATTRIBUTES;
    }

    /** Whether the field is a group of named values: a map of its own in the configuration. */
    static boolean keyed(String name) {
        CustomerField field = CustomerField.of(name);
        return field != null && field.keyed() || name.equals(FactField.ITEMS.key());
    }

    /** The names that a keyed field may hold; empty: any. */
    static List<String> parts(String name) {
        return name.equals("account") ? ACCOUNT_PARTS : name.equals("items") ? FactField.ITEM_PARTS : List.of();
    }

    /** Whether a field of a customer holds several values at once, so that every mapped column counts. */
    static boolean many(Entity entity, String path) {
        CustomerField field = entity == Entity.CUSTOMERS ? CustomerField.of(path) : null;
        return field != null && field.many();
    }

    /** What a field holds, for the ways in which columns write it. */
    static ColumnStyle.Kind kind(String path) {
        return DATES.contains(path)
                ? ColumnStyle.Kind.DATE
                : AMOUNTS.contains(path) ? ColumnStyle.Kind.AMOUNT : ColumnStyle.Kind.OTHER;
    }
}
