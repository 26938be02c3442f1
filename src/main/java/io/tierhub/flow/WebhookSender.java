package io.tierhub.flow;

import io.tierhub.publish.Answer;
import io.tierhub.publish.WebhookSettings;

/** Sends one request and says what came back. */
public interface WebhookSender {
    /**
     * Blocks until the target has answered, or its timeout is over. A failing target is an {@link Answer}.
     *
     * @throws NoRouteException where the system has no push route; nothing was sent
     */
    Answer send(WebhookRequest request, WebhookSettings webhook);

    /** A mistake of this installation, not of the target: no attempt is spent on it. */
    final class NoRouteException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoRouteException(String system) {
            super("there is no running route push-" + system + ": nothing is sent to " + system
                    + ", its events wait. Add routes/" + system
                    + ".yaml, made from the template webhook, and restart.");
        }
    }
}
