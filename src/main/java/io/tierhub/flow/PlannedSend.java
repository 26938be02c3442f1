package io.tierhub.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hand-over that a pass would make, with the events in it. */
public record PlannedSend(Preview preview, List<Told> events) {
    /**
     * One event.
     *
     * @param before what the target acknowledged last of the customer's tier, see {@link io.tierhub.publish.EventData}; null if
     *     nothing is known of it
     */
    public record Told(DueEvent due, @Nullable String before) {}
}
