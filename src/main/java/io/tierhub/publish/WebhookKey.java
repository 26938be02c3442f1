package io.tierhub.publish;

import io.tierhub.vocabulary.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An HMAC-SHA256 key of Standard Webhooks: 24 to 64 bytes. */
public final class WebhookKey {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    static final int MIN_BYTES = 24;
    static final int MAX_BYTES = 64;

    private final SecretKeySpec spec;

    private WebhookKey(byte[] bytes) {
        this.spec = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * Reads {@code whsec_} and base64, or takes the UTF-8 bytes of any other text. A secret that is neither long enough
     * nor short enough is an {@link IllegalArgumentException} that does not repeat it.
     */
    public static WebhookKey of(Secret secret) {
        String text = secret.reveal();
        byte[] bytes = text.startsWith(PREFIX) ? decode(text) : text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES || bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a webhook secret has " + MIN_BYTES + " to " + MAX_BYTES
                    + " bytes, this one has " + bytes.length
                    + "; make one with: echo whsec_$(openssl rand -base64 32)");
        }
        return new WebhookKey(bytes);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("after whsec_ a webhook secret is base64, and this one is not; "
                    + "make one with: echo whsec_$(openssl rand -base64 32)");
        }
    }

    /** The MAC of the parts, one after the other. */
    byte[] mac(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(spec);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "WebhookKey[***]";
    }
}
