package io.tierhub.publish;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The {@code webhook-signature} of Standard Webhooks v1: {@code v1,} and base64 of HMAC-SHA256 over
 * {@code id.timestamp.body}; one per key, separated by a space, so that a receiver may rotate its secret.
 */
public final class WebhookSignature {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    private WebhookSignature() {}

    /**
     * Signs one attempt.
     *
     * @param id the event's identifier, the same over all attempts
     * @param epochSecond when this attempt is made: receivers refuse what is older than a few minutes
     */
    public static String sign(List<WebhookKey> keys, String id, long epochSecond, byte[] body) {
        byte[] head = (id + '.' + epochSecond + '.').getBytes(StandardCharsets.UTF_8);
        StringBuilder header = new StringBuilder(48 * keys.size());
        for (WebhookKey key : keys) {
            if (header.length() > 0) {
                header.append(' ');
            }
            header.append("v1,").append(Base64.getEncoder().encodeToString(key.mac(head, body)));
        }
        return header.toString();
    }
}
