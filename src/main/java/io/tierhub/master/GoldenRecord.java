package io.tierhub.master;

import io.tierhub.vocabulary.PartyType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The surviving best view of a customer. It is a pure function of its members and the rules: rebuilt, never edited.
 *
 * @param customer the number of the customer
 * @param name what to call the customer: the surviving name, else put together from its parts, else null
 * @param values in the order of the canonical fields, keyed ones by key
 * @param createdAt epoch milliseconds of the earliest creation that a source states; 0 if none does
 * @param updatedAt epoch milliseconds of the latest change that a source states; 0 if none does
 * @param deleted whether every source record is deleted
 */
public record GoldenRecord(
        long customer,
        PartyType type,
        @Nullable String name,
        List<GoldenValue> values,
        long createdAt,
        long updatedAt,
        boolean deleted) {

    /** The first value of a field, or null. */
    public @Nullable String first(String field) {
        for (GoldenValue v : values) {
            if (v.field().equals(field)) {
                return v.value();
            }
        }
        return null;
    }

    /** All values of a field, the best first. */
    public List<String> all(String field) {
        List<String> found = new ArrayList<>(2);
        for (GoldenValue v : values) {
            if (v.field().equals(field)) {
                found.add(v.value());
            }
        }
        return found;
    }
}
