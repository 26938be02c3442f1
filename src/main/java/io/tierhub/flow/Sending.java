package io.tierhub.flow;

import io.tierhub.publish.Answer;
import io.tierhub.publish.WebhookSettings;
import org.jspecify.annotations.Nullable;

/** The sender that deliveries are given before Camel runs; it passes on to Camel's once that does. */
public final class Sending implements WebhookSender {
    private volatile @Nullable WebhookSender sender;

    /** From here on requests go this way. */
    public void through(WebhookSender ready) {
        sender = ready;
    }

    @Override
    public Answer send(WebhookRequest request, WebhookSettings webhook) {
        WebhookSender ready = sender;
        if (ready == null) {
            throw new IllegalStateException("nothing can be sent before Camel runs");
        }
        return ready.send(request, webhook);
    }
}
