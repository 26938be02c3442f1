package io.tierhub.intake.inbound;

import io.tierhub.intake.http.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A header holds the HMAC of the body. */
final class HmacVerifier implements Verifier {
    private final HmacHeader settings;

    HmacVerifier(HmacHeader settings) {
        this.settings = settings;
    }

    @Override
    public Proof check(Posted posted, long nowSecond) {
        @Nullable String found = posted.header(settings.header());
        if (found == null) {
            return new Proof.Refused("the header " + settings.header() + " is needed");
        }
        byte[] key = settings.secret().reveal().getBytes(StandardCharsets.UTF_8);
        String right = settings.prefix() + settings.encoding().of(Hmac.sha256(key, posted.body()));
        boolean hex = settings.encoding() == io.tierhub.intake.http.SignSettings.Encoding.HEX;
        if (!Verifier.same(right, hex ? found.toLowerCase(Locale.ROOT) : found)) {
            return new Proof.Refused("the signature does not fit the body and the secret");
        }
        return new Proof.Given(settings.idHeader() == null ? null : posted.header(settings.idHeader()));
    }
}
