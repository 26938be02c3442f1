package io.tierhub.intake;

import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as a system wrote it, mapped to canonical field names but not cleansed.
 *
 * @param key the primary key in that system; null for a fact without one (see {@code occurrence} in the docs of facts)
 * @param owner how a fact names its customer; null for customers
 * @param values the mapped fields that are not blank, in the order of the mapping
 * @param contentHash 64-bit hash of key, owner and values: equal content, equal hash
 */
public record SourceRecord(
        String system,
        Entity entity,
        Position at,
        @Nullable String key,
        @Nullable OwnerRef owner,
        List<FieldValue> values,
        long contentHash) {

    /** How a fact names its customer. */
    public record OwnerRef(By by, String value) {
        /** Which handle the source has. */
        public enum By {
            KEY,
            EMAIL,
            PHONE
        }
    }

    /** The first value of a field, or null. */
    public @Nullable String first(String field) {
        for (FieldValue v : values) {
            if (v.field().equals(field)) {
                return v.value();
            }
        }
        return null;
    }
}
