package io.tierhub.flow;

import io.tierhub.publish.EventBody;
import io.tierhub.publish.template.PushValues;
import io.tierhub.store.Delivery;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An outbox row that is due.
 *
 * @param from the tier that the target acknowledged last; null if none
 * @param personal name, email and phone of the customer, unmasked, where the target's templates ask for them
 */
public record DueEvent(Delivery row, @Nullable Tier from, Map<String, String> personal) {
    /** An event of which no template asks for more than it tells. */
    public DueEvent(Delivery row, @Nullable Tier from) {
        this(row, from, Map.of());
    }

    /** What templates of a target fill in: masked, and in its words. */
    public PushValues values(Target target) {
        Map<String, String> masked = new HashMap<>();
        personal.forEach((name, value) -> masked.put(name, target.push().mask().masked(name, value)));
        return PushValues.of(body(), target.system(), target.push().values(), masked);
    }

    /** What is sent. */
    public EventBody body() {
        return new EventBody(
                row.id(), row.type(), row.createdAt(), new CustomerId(row.customer()), row.seq(), from, row.data());
    }
}
