package io.tierhub.flow;

import io.tierhub.publish.WebhookSignature;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Removes all headers from a message but an event's own, bound as {@code webhookHeaders}: nothing else may steer the request or
 * reach the target. Camel's own step of that kind compiles a pattern for every header of every event.
 */
public final class WebhookHeaders implements Processor {
    /** The name in the Camel registry. */
    public static final String NAME = "webhookHeaders";

    private static final Set<String> OWN = Set.of(
            WebhookSignature.ID,
            WebhookSignature.TIMESTAMP,
            WebhookSignature.SIGNATURE,
            "Content-Type",
            WebhookClient.TIMEOUT_MS);

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().getHeaders().keySet().removeIf(name -> !OWN.contains(name));
    }
}
