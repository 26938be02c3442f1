package io.tierhub.intake.inbound;

import io.tierhub.intake.http.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Standard Webhooks: one of the {@code v1} signatures in the header fits one of the keys. */
final class StandardVerifier implements Verifier {
    private static final int LONGEST_ID = 200;

    private final List<byte[]> keys;

    StandardVerifier(StandardKeys keys) {
        this.keys = keys.keys();
    }

    @Override
    public Proof check(Posted posted, long nowSecond) {
        @Nullable String id = posted.header("webhook-id");
        @Nullable String time = posted.header("webhook-timestamp");
        @Nullable String signatures = posted.header("webhook-signature");
        if (id == null || id.isBlank() || id.length() > LONGEST_ID || signatures == null) {
            return new Proof.Refused("the headers webhook-id, webhook-timestamp and webhook-signature are needed");
        }
        @Nullable String wrongTime = Verifier.wrongTime(time, nowSecond);
        if (wrongTime != null) {
            return new Proof.Refused(wrongTime);
        }
        byte[] head = (id + '.' + time + '.').getBytes(StandardCharsets.UTF_8);
        boolean fits = false;
        for (byte[] key : keys) {
            String right = "v1," + Base64.getEncoder().encodeToString(Hmac.sha256(key, head, posted.body()));
            for (String signature : signatures.split(" ", 20)) {
                fits |= Verifier.same(right, signature);
            }
        }
        return fits ? new Proof.Given(id) : new Proof.Refused("no signature fits the body and the secret");
    }
}
