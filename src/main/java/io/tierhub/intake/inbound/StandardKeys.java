package io.tierhub.intake.inbound;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of Standard Webhooks: the one in use, and the one before while the sender changes over. */
public record StandardKeys(
        @Setting("The key: whsec_ and base64, or any other text of 24 to 64 bytes.")
        Secret secret,

        @Setting("The key before this one, while some deliveries still carry its signature.") @Nullable Secret previousSecret) {

    private static final String PREFIX = "whsec_";

    public StandardKeys {
        bytes(secret);
        if (previousSecret != null) {
            bytes(previousSecret);
        }
    }

    List<byte[]> keys() {
        List<byte[]> keys = new ArrayList<>(2);
        keys.add(bytes(secret));
        if (previousSecret != null) {
            keys.add(bytes(previousSecret));
        }
        return keys;
    }

    private static byte[] bytes(Secret secret) {
        String text = secret.reveal();
        byte[] bytes;
        try {
            bytes = text.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
                    : text.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("after whsec_ a webhook secret is base64, and this one is not");
        }
        if (bytes.length < 24 || bytes.length > 64) {
            throw new IllegalArgumentException("a webhook secret has 24 to 64 bytes, this one has " + bytes.length
                    + "; make one with: echo whsec_$(openssl rand -base64 32)");
        }
        return bytes;
    }
}
