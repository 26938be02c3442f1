package io.tierhub.store;

import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored order, ticket or interaction; its identity is (system, entity, key).
 *
 * @param record the source record of its customer; 0 while it waits for one
 * @param hash 64-bit hash of the content as the system wrote it
 * @param updatedAt epoch milliseconds at which the source says it changed; 0 if it does not say
 * @param day epoch day in the business zone
 * @param at epoch milliseconds
 * @param kind its number, see {@link FactKinds}
 * @param amount in millionths
 * @param refundOf the key of the order that it refunds; null if none
 * @param body all other values, clean
 */
public record FactRow(
        int system,
        Entity entity,
        String key,
        OwnerRef owner,
        int record,
        long hash,
        long updatedAt,
        int day,
        long at,
        int kind,
        long amount,
        @Nullable String refundOf,
        List<FieldValue> body) {}
