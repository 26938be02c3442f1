package io.tierhub.intake.inbound;

import io.tierhub.intake.http.NamedSecret;
import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a sender proves who it is: one of these. */
public record VerifySettings(
        @Setting(
                "Standard Webhooks: webhook-id, webhook-timestamp and webhook-signature; the best where it can be chosen.")
        @Nullable StandardKeys standard,

        @Setting("An HMAC-SHA256 of the body in a header.") @Nullable HmacHeader hmac,

        @Setting("A key in a header: no more than a password, so over TLS alone.") @Nullable NamedSecret token,

        @Setting("The secret of Jiandaoyun's data push (X-JDY-Signature).") @Nullable Secret jiandaoyun) {

    public VerifySettings {
        long kinds = Stream.of(standard, hmac, token, jiandaoyun)
                .filter(Objects::nonNull)
                .count();
        if (kinds != 1) {
            throw new IllegalArgumentException(
                    "one of standard, hmac, token and jiandaoyun proves who sends, not " + kinds);
        }
    }

    /** What checks it. */
    public Verifier verifier() {
        if (standard != null) {
            return new StandardVerifier(standard);
        }
        if (hmac != null) {
            return new HmacVerifier(hmac);
        }
        return token != null ? new TokenVerifier(token) : new JiandaoyunVerifier(Objects.requireNonNull(jiandaoyun));
    }
}
