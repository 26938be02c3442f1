package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.tierhub.vocabulary.Secret;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String REFERENCE_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

    @Test
    void theReferenceVectorOfStandardWebhooksHolds() {
        String signature = WebhookSignature.sign(
                List.of(WebhookKey.of(new Secret(REFERENCE_SECRET))),
                ID,
                1614265330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void anIndependentVerifierAcceptsChineseTextUnderEitherKeyOfARotation() throws Exception {
        String fresh = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0";
        String body = "{\"zh\":\"近30天复购\"}";
        long now = System.currentTimeMillis() / 1000;
        String signature = WebhookSignature.sign(
                List.of(WebhookKey.of(new Secret(fresh)), WebhookKey.of(new Secret(REFERENCE_SECRET))),
                ID,
                now,
                body.getBytes(StandardCharsets.UTF_8));

        new Webhook(fresh).verify(body, headers(now, signature));
        new Webhook(REFERENCE_SECRET).verify(body, headers(now, signature));
        assertThatThrownBy(() -> new Webhook(fresh).verify(body + " ", headers(now, signature)))
                .isInstanceOf(Exception.class);
    }

    @Test
    void aSecretWithoutPrefixIsUsedByteForByte() throws Exception {
        String raw = "密钥密钥密钥密钥-plain-text";
        long now = System.currentTimeMillis() / 1000;
        String signature = WebhookSignature.sign(
                List.of(WebhookKey.of(new Secret(raw))), ID, now, "{}".getBytes(StandardCharsets.UTF_8));

        new Webhook(raw.getBytes(StandardCharsets.UTF_8)).verify("{}", headers(now, signature));
    }

    @Test
    void aKeyNeverPrintsItself() {
        assertThat(WebhookKey.of(new Secret(REFERENCE_SECRET)).toString()).isEqualTo("WebhookKey[***]");
    }

    private static HttpHeaders headers(long now, String signature) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put(WebhookSignature.ID, List.of(ID));
        headers.put(WebhookSignature.TIMESTAMP, List.of(Long.toString(now)));
        headers.put(WebhookSignature.SIGNATURE, List.of(signature));
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
