package io.tierhub.intake.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.tierhub.intake.http.Hmac;
import io.tierhub.intake.http.NamedSecret;
import io.tierhub.intake.http.SignSettings.Encoding;
import io.tierhub.vocabulary.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final long AT = 1_614_265_330L;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    /** The signature of the specification's own example. */
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static Posted standard(String... changes) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "webhook-id",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp",
                Long.toString(AT),
                "webhook-signature",
                SIGNATURE));
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1] == null) {
                headers.remove(changes[i]);
            } else {
                headers.put(changes[i], changes[i + 1]);
            }
        }
        return new Posted(headers, Map.of(), BODY);
    }

    private static Proof check(Posted posted, long now) {
        return new StandardVerifier(new StandardKeys(new Secret(SECRET), null)).check(posted, now);
    }

    @Test
    void theExampleOfTheSpecificationIsProof() {
        assertThat(check(standard(), AT)).isEqualTo(new Proof.Given("msg_p5jXN8AQM9LWM0D4loKWxJek"));
    }

    @ParameterizedTest
    @CsvSource({"300,true", "-300,true", "301,false", "-301,false", "86400,false"})
    void theTimeMayBeFiveMinutesOffAndNoMore(long later, boolean given) {
        assertThat(check(standard(), AT + later) instanceof Proof.Given).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1,",
                "v1",
                "",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=",
                "v1,G0HM9SSE+OTPJTGT/TMIKTSYZLE3UFJELVLNIOLJ1OE=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1O",
                "v1, g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
            })
    void aSignatureThatIsGarbledOrCutIsNone(String signature) {
        assertThat(check(standard("webhook-signature", signature), AT)).isInstanceOf(Proof.Refused.class);
    }

    @Test
    void whatIsMissingOrChangedIsRefusedInWordsWithoutTheSecret() {
        for (String header : new String[] {"webhook-id", "webhook-timestamp", "webhook-signature"}) {
            assertThat(check(standard(header, null), AT)).isInstanceOf(Proof.Refused.class);
        }
        for (String time : new String[] {"x", "", "1614265330.5", "-1614265330", "99999999999999"}) {
            assertThat(check(standard("webhook-timestamp", time), AT)).isInstanceOf(Proof.Refused.class);
        }
        assertThat(check(standard("webhook-id", "msg_other"), AT)).isInstanceOf(Proof.Refused.class);
        byte[] body = BODY.clone();
        body[3] ^= 1;
        Proof changed = check(new Posted(standard().headers(), Map.of(), body), AT);
        assertThat(changed.toString()).contains("no signature fits").doesNotContain("MfKQ9r8", "g0hM9");
    }

    @Test
    void oneOfSeveralSignaturesSufficesAndTheSecretBeforeIsGoodUntilItIsTakenAway() throws Exception {
        String two = "v1,AAAA " + SIGNATURE;
        assertThat(check(standard("webhook-signature", two), AT)).isInstanceOf(Proof.Given.class);

        String signed = new Webhook(OTHER).sign("msg_1", AT, new String(BODY, StandardCharsets.UTF_8));
        Posted old = standard("webhook-id", "msg_1", "webhook-signature", signed);
        assertThat(new StandardVerifier(new StandardKeys(new Secret(SECRET), new Secret(OTHER))).check(old, AT))
                .isInstanceOf(Proof.Given.class);
        assertThat(check(old, AT)).isInstanceOf(Proof.Refused.class);
    }

    @Test
    void anHmacInAHeaderIsProofInHexOrBase64WithWhatStandsBeforeIt() {
        byte[] mac = Hmac.sha256("0123456789abcdef".getBytes(StandardCharsets.UTF_8), BODY);
        for (Encoding encoding : Encoding.values()) {
            HmacVerifier verifier = new HmacVerifier(
                    new HmacHeader("X-Hub-Signature-256", new Secret("0123456789abcdef"), "sha256=", encoding, "X-Id"));
            String right = "sha256=" + encoding.of(mac);
            assertThat(verifier.check(posted("x-hub-signature-256", right, "x-id", "7"), AT))
                    .isEqualTo(new Proof.Given("7"));
            assertThat(verifier.check(posted("x-hub-signature-256", encoding.of(mac)), AT))
                    .isInstanceOf(Proof.Refused.class);
            assertThat(verifier.check(posted("x-hub-signature-256", right + "0"), AT))
                    .isInstanceOf(Proof.Refused.class);
            assertThat(verifier.check(posted(), AT)).isInstanceOf(Proof.Refused.class);
        }
    }

    @Test
    void aKeyInAHeaderIsProofOnlyIfItIsTheWholeKey() {
        TokenVerifier verifier = new TokenVerifier(new NamedSecret("X-Key", new Secret("correct horse")));

        assertThat(verifier.check(posted("x-key", "correct horse"), AT)).isEqualTo(new Proof.Given(null));
        for (String wrong : new String[] {"", "correct", "correct horse ", "CORRECT HORSE"}) {
            assertThat(verifier.check(posted("x-key", wrong), AT).toString()).doesNotContain("correct horse");
            assertThat(verifier.check(posted("x-key", wrong), AT)).isInstanceOf(Proof.Refused.class);
        }
    }

    @Test
    void jiandaoyunSignsNonceBodySecretAndTimeWithSha1() throws Exception {
        JiandaoyunVerifier verifier = new JiandaoyunVerifier(new Secret("test-secret"));
        String text = "abc:" + new String(BODY, StandardCharsets.UTF_8) + ":test-secret:" + AT;
        String right = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        Map<String, String> query = Map.of("nonce", "abc", "timestamp", Long.toString(AT));

        Posted posted = new Posted(Map.of("x-jdy-signature", right, "x-jdy-deliverid", "d1"), query, BODY);
        assertThat(verifier.check(posted, AT)).isEqualTo(new Proof.Given("d1"));
        assertThat(verifier.check(posted, AT + 301)).isInstanceOf(Proof.Refused.class);
        assertThat(verifier.check(new Posted(posted.headers(), Map.of("nonce", "abd", "timestamp", "" + AT), BODY), AT))
                .isInstanceOf(Proof.Refused.class);
        assertThat(verifier.check(new Posted(Map.of(), query, BODY), AT)).isInstanceOf(Proof.Refused.class);
    }

    @Test
    void aSecretThatIsTooShortIsRefusedAtTheDoor() {
        assertThatThrownBy(() -> new StandardKeys(new Secret("short"), null)).hasMessageContaining("24 to 64");
        assertThatThrownBy(() -> new VerifySettings(null, null, null, null)).hasMessageContaining("one of");
    }

    private static Posted posted(String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return new Posted(all, Map.of(), BODY);
    }
}
