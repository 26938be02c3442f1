package io.tierhub.flow;

import io.tierhub.publish.TargetHealth;
import java.util.List;

/** What delivering needs of the outbox. Every method is one transaction, durable at return. */
public interface DeliveryQueue {
    /**
     * The rows of a target that are due, at most {@code limit}: each customer's in the order of their sequence, and none
     * while an earlier row of the same customer still waits for its time. Changes nothing.
     */
    List<DueEvent> due(String target, long nowMs, int limit);

    /**
     * The same rows, marked as being tried. From here on the target may know what they say, even if the outcome is never
     * recorded: a marked row may be superseded, but no longer be cancelled as if it had never been sent.
     */
    List<DueEvent> claim(String target, long nowMs, int limit);

    /**
     * Records what came of a claim. A delivered row settles what the target has acknowledged, even if it was superseded
     * while it was under way.
     *
     * @param untried claimed rows that were not sent; they are due as before
     */
    void record(String target, List<Attempt> attempts, List<DueEvent> untried, TargetHealth health, long nowMs);

    /** What is known about a target; {@link TargetHealth#GOOD} where nothing is. */
    TargetHealth health(String target);

    /** Ends a pause or a disablement, as a person asked for. */
    void resume(String target);
}
