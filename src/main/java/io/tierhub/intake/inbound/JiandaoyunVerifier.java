package io.tierhub.intake.inbound;

import io.tierhub.vocabulary.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Jiandaoyun's data push: SHA-1 over {@code nonce:body:secret:timestamp}, nonce and timestamp in the address. */
final class JiandaoyunVerifier implements Verifier {
    private final Secret secret;

    JiandaoyunVerifier(Secret secret) {
        this.secret = secret;
    }

    @Override
    public Proof check(Posted posted, long nowSecond) {
        @Nullable String nonce = posted.query().get("nonce");
        @Nullable String time = posted.query().get("timestamp");
        @Nullable String found = posted.header("X-JDY-Signature");
        if (nonce == null || found == null) {
            return new Proof.Refused("nonce in the address and the header X-JDY-Signature are needed");
        }
        String seconds = time != null && time.length() > 11 ? time.substring(0, time.length() - 3) : time;
        @Nullable String wrongTime = Verifier.wrongTime(seconds, nowSecond);
        if (wrongTime != null) {
            return new Proof.Refused(wrongTime);
        }
        if (!Verifier.same(signature(nonce, posted.body(), String.valueOf(time)), found)) {
            return new Proof.Refused("the signature does not fit the body and the secret");
        }
        @Nullable String id = posted.header("X-JDY-DeliverId");
        return new Proof.Given(id == null ? nonce + ":" + time : id);
    }

    private String signature(String nonce, byte[] body, String time) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update((nonce + ":").getBytes(StandardCharsets.UTF_8));
            sha1.update(body);
            sha1.update((":" + secret.reveal() + ":" + time).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha1.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
