package io.tierhub.store;

import java.util.HashMap;
import java.util.Map;

/**
 * The numbers of field names in stored values: one byte instead of a word. They are for ever: append at the end, never
 * move or remove. A name that is not here is stored as text.
 */
final class FieldNames {
    private static final String[] NAMES = {
        "type",
        "name",
        "given_name",
        "family_name",
        "birth_date",
        "gender",
        "phones",
        "emails",
        "website",
        "tax_id",
        "identifiers",
        "account",
        "street",
        "house_number",
        "unit",
        "district",
        "city",
        "region",
        "postcode",
        "country",
        "industry",
        "employees",
        "annual_revenue",
        "decision_role",
        "owner",
        "plan",
        "arr",
        "contract_amount",
        "overdue_amount",
        "cac",
        "nps",
        "attributes",
        "created_at",
        "updated_at",
        "deleted",
        "consent",
        "automated_grading",
        "placed_at",
        "amount",
        "currency",
        "status",
        "tax",
        "discount",
        "cost",
        "category",
        "items",
        "refund_of",
        "opened_at",
        "closed_at",
        "priority",
        "satisfaction",
        "minutes",
        "subject",
        "at",
        "value",
        "campaign"
    };
    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
        for (int i = 0; i < NAMES.length; i++) {
            NUMBERS.put(NAMES[i], i + 1);
        }
    }

    private FieldNames() {}

    /** From 1 to 126; 0 if the name has no number. */
    static int numberOf(String name) {
        return NUMBERS.getOrDefault(name, 0);
    }

    static String nameOf(int number) {
        if (number < 1 || number > NAMES.length) {
            throw new IllegalStateException(
                    "no field has the number " + number + ": the store was written by a newer release");
        }
        return NAMES[number - 1];
    }
}
