package io.tierhub.store;

import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the tiers of everybody at once.
 *
 * @param stamp as in {@link TierRow}
 * @param since epoch day from which the customer has it
 * @param score null where there is none
 */
public record TierHead(
        long customer,
        Tier tier,
        long stamp,
        int since,
        @Nullable Double score,
        boolean provisional) {}
