package io.tierhub.flow;

import io.tierhub.publish.EventBody;
import io.tierhub.store.Delivery;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/**
 * An outbox row that is due.
 *
 * @param from the tier that the target acknowledged last; null if none
 */
public record DueEvent(Delivery row, @Nullable Tier from) {
    /** What is sent. */
    public EventBody body() {
        return new EventBody(
                row.id(), row.type(), row.createdAt(), new CustomerId(row.customer()), row.seq(), from, row.data());
    }
}
