package io.tierhub.store;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** Paths met lately, each at a place told by its hash: a load asks for the same few ones again and again. */
    private static final Path[] MET = new Path[256];

    /**
     * A field's path taken apart.
     *
     * @param number of its name, the part before the dot: from 1 to 126; 0 if that has none
     * @param rest the part after the dot; null if there is no dot
     */
    record Path(String path, int number, @Nullable String rest) {
        private static Path parse(String path) {
            int dot = path.indexOf('.');
            String name = dot < 0 ? path : path.substring(0, dot);
            return new Path(path, NUMBERS.getOrDefault(name, 0), dot < 0 ? null : path.substring(dot + 1));
        }
    }

    private FieldNames() {}

    static Path of(String path) {
        int place = path.hashCode() & (MET.length - 1);
        Path met = MET[place];
        if (met == null || !met.path.equals(path)) {
            met = Path.parse(path);
            MET[place] = met; // threads may race: each sees a whole one, or none
        }
        return met;
    }

    static String nameOf(int number) {
        if (number < 1 || number > NAMES.length) {
            throw new IllegalStateException(
                    "no field has the number " + number + ": the store was written by a newer release");
        }
        return NAMES[number - 1];
    }
}
