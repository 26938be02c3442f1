package io.tierhub.cleanse;

import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order, a ticket or an interaction, standardised.
 *
 * @param key the key in its system, or {@code #hash-n} (content hash and occurrence) where the source has none
 * @param owner how it names its customer (email lower-case, phone E.164, key trimmed)
 * @param day epoch day in the business zone (placed_at, opened_at or at)
 * @param at epoch milliseconds of the same; the start of the day in the zone where the source gives only a date
 * @param kind what it is within its entity, upper-case: the order's status (COMPLETED where none is mapped), the
 *     ticket's status, the interaction's type
 * @param amountMicros orders: amount in millionths of {@code currency} (half up), net of tax where tax is mapped; tickets:
 *     satisfaction in millionths; interactions: value in millionths; 0 if absent
 * @param currency ISO code of an order; null otherwise
 * @param refundOf the key of the order that this row refunds; null if none
 * @param updatedAt epoch milliseconds at which the source says it changed; 0 if it does not say
 * @param values all other mapped fields, clean (items, category, campaign, priority, closed_at, minutes, tax ...)
 */
public record CleanFact(
        String system,
        Entity entity,
        String key,
        OwnerRef owner,
        int day,
        long at,
        String kind,
        long amountMicros,
        @Nullable String currency,
        @Nullable String refundOf,
        long updatedAt,
        List<FieldValue> values,
        List<String> warnings) {

    /** Millionths in one unit of money. */
    public static final long MICROS = 1_000_000;
}
