package io.tierhub.flow;

import io.tierhub.publish.WebhookSettings;
import io.tierhub.publish.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/**
 * One signed request, exactly as it is sent.
 *
 * @param epochSecond when it is signed, which is when it is sent
 */
public record WebhookRequest(String system, String id, long epochSecond, String signature, String body) {
    /** Builds and signs the request of an event. */
    public static WebhookRequest of(
            String system, WebhookSettings webhook, DueEvent due, ZoneId zone, long nowMs) {
        byte[] body = due.body().bytes(zone);
        String id = due.row().id();
        long epochSecond = Math.floorDiv(nowMs, 1000);
        String signature = WebhookSignature.sign(webhook.keys(), id, epochSecond, body);
        return new WebhookRequest(
                system, id, epochSecond, signature, new String(body, StandardCharsets.UTF_8));
    }

    /** The body as it goes out. */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "WebhookRequest[" + system + ", " + id + "]";
    }
}
