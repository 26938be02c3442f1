package io.tierhub.behaviour;

import io.tierhub.vocabulary.Entity;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the dictionary of event kinds: what an event is, in two bytes.
 *
 * @param id not negative, and the same for ever
 * @param kind upper-case: the order's or ticket's status, the interaction's type
 * @param currency ISO code of an order's amount; null for other entities
 */
public record Kind(
        short id, Entity entity, String kind, @Nullable String currency) {
    public Kind {
        if (id < 0) {
            throw new IllegalArgumentException("a kind's id is not negative, but " + kind + " has " + id);
        }
    }
}
