package io.tierhub.flow;

import io.tierhub.publish.Answer;
import io.tierhub.publish.WebhookSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The sender that deliveries are given before Camel runs: requests wait for it, then pass on to Camel's. */
public final class Sending implements WebhookSender {
    static final long MAX_WAIT_SECONDS = 60;

    private final CompletableFuture<WebhookSender> sender = new CompletableFuture<>();

    /** From here on requests go this way. */
    public void through(WebhookSender ready) {
        sender.complete(ready);
    }

    @Override
    public Answer send(WebhookRequest request, WebhookSettings webhook) {
        try {
            return sender.get(MAX_WAIT_SECONDS, TimeUnit.SECONDS).send(request, webhook);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before Camel ran", stopped);
        } catch (ExecutionException | TimeoutException never) {
            throw new IllegalStateException("nothing can be sent before Camel runs", never);
        }
    }
}
