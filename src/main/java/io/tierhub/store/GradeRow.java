package io.tierhub.store;

import org.jspecify.annotations.Nullable;

/**
 * One model's result for one customer.
 *
 * @param asOf epoch day that it describes
 * @param gradeClass the export's {@code class}; null where the model gives none
 * @param inputs a JSON object of what the model looked at and made of it
 * @param reasons a JSON array
 */
public record GradeRow(
        long customer,
        String model,
        int asOf,
        String status,
        @Nullable Double score,
        @Nullable String gradeClass,
        StoredText inputs,
        StoredText reasons) {}
