package io.tierhub.cleanse;

import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's source record, standardised for display and survivorship. Raw values stay beside it in the store.
 *
 * @param values canonical fields with clean values: phones E.164 ({@code +8613800138000}), emails lower-case, dates ISO
 *     (birth_date may be {@code 1990} or {@code 1990-05} where no more is known), names with single spaces; placeholders
 *     are absent. {@code type}, {@code created_at}, {@code updated_at} and {@code deleted} are not among them
 * @param updatedAt epoch milliseconds at which the source says it changed; 0 if it does not say
 * @param createdAt the same for its creation
 * @param deleted whether the source marks it as deleted
 * @param warnings codes of what looks wrong but is kept: {@code TAX_ID_CHECK}, {@code EMAIL_INVALID} ...
 */
public record CleanRecord(
        SourceKey key,
        PartyType type,
        List<FieldValue> values,
        long updatedAt,
        long createdAt,
        boolean deleted,
        List<String> warnings) {

    /** The first value of a field, or null. */
    public @Nullable String first(String field) {
        for (FieldValue v : values) {
            if (v.field().equals(field)) {
                return v.value();
            }
        }
        return null;
    }

    /** All values of a field, in order. */
    public List<String> all(String field) {
        List<String> found = new ArrayList<>(2);
        for (FieldValue v : values) {
            if (v.field().equals(field)) {
                found.add(v.value());
            }
        }
        return found;
    }
}
