package io.tierhub.intake.inbound;

import io.tierhub.intake.http.SignSettings.Encoding;
import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import org.jspecify.annotations.Nullable;

/** An HMAC-SHA256 of the body in a header, as many vendors have it. It holds no time, so it alone keeps no replay out. */
public record HmacHeader(
        @Setting("The header of the signature, as in X-Shopify-Hmac-Sha256.")
        String header,

        @Setting("The key.") Secret secret,

        @Setting(value = "What stands before the signature, as in sha256=.", def = "\"\"")
        String prefix,

        @Setting(value = "How the signature is written.", def = "hex")
        Encoding encoding,

        @Setting("The header of the delivery's id, if there is one: an id is taken once.") @Nullable String idHeader) {

    public HmacHeader {
        if (secret.reveal().length() < 16) {
            throw new IllegalArgumentException("secret must have at least 16 characters");
        }
    }
}
