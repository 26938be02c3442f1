package io.tierhub.publish;

import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A customer's new tier, as a target will hear of it. Stands in the outbox row from the moment of the change, so that
 * every retry says the same.
 *
 * @param external one key per system that knows the customer, see {@link #smallestKeys}
 * @param since the day from which the tier holds
 * @param source what decided: {@code policy}, {@code override}
 * @param score null where the customer has none (a prospect)
 * @param ruleset name and hash: {@code 2026Q3@sha256:...}
 * @param stage where the customer stands in its life; null where no model says it
 * @param tags that rules have set or persons gave
 */
public record TierChange(
        CustomerId customer,
        SortedMap<String, String> external,
        Tier to,
        LocalDate since,
        boolean provisional,
        String source,
        @Nullable Double score,
        String ruleset,
        LocalDate asOf,
        List<Reason> reasons,
        @Nullable String stage,
        List<String> tags) {

    /** Of a customer without stage and tags. */
    public TierChange(
            CustomerId customer,
            SortedMap<String, String> external,
            Tier to,
            LocalDate since,
            boolean provisional,
            String source,
            @Nullable Double score,
            String ruleset,
            LocalDate asOf,
            List<Reason> reasons) {
        this(customer, external, to, since, provisional, source, score, ruleset, asOf, reasons, null, List.of());
    }

    /** The type of the event that tells of it. */
    public static final String TYPE = "customer.tier.changed";

    /** Of each system the smallest key, so that the choice does not depend on the order of arrival. */
    public static SortedMap<String, String> smallestKeys(Collection<SourceKey> keys) {
        SortedMap<String, String> smallest = new TreeMap<>();
        for (SourceKey key : keys) {
            smallest.merge(key.system(), key.key(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
        return smallest;
    }
}
