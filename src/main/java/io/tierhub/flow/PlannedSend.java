package io.tierhub.flow;

import org.jspecify.annotations.Nullable;

/**
 * A request that a pass would make.
 *
 * @param data what the event says, see {@link io.tierhub.publish.EventData}
 * @param before what the target acknowledged last of the customer's tier, in the same form; null if nothing is known of it
 */
public record PlannedSend(
        WebhookRequest request,
        DueEvent due,
        String data,
        @Nullable String before) {}
