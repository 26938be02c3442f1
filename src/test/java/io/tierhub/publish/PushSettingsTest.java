package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.vocabulary.Secret;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushSettingsTest {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @ParameterizedTest
    @ValueSource(
            strings = {"https://crm.example.com/hooks/tiers?token=x", "http://127.0.0.1:8080", "HTTP://[::1]:9/hook"})
    void aWholeHttpUrlIsTaken(String url) {
        assertThat(settings(url, SECRET, null, 20).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://example.com/x          | http or https",
                "file:///etc/passwd           | http or https",
                "crm.example.com/hook         | http or https",
                "https:///hook                | with a host",
                "https://user:pw@example.com/ | user name or password",
                "https://example.com/a b      | is not a URL",
                "https://example.com/#tiers   | fragment"
            })
    void anyOtherUrlIsRefusedWithARemedyAndNotRepeated(String url, String words) {
        assertThatThrownBy(() -> settings(url, SECRET, null, 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words)
                .message()
                .doesNotContain("pw@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "whsec_c2hvcnQ=", "whsec_not base64 at all, but long enough to be one"})
    void aWeakOrBrokenSecretIsRefusedAndNotRepeated(String secret) {
        assertThatThrownBy(() -> settings("https://example.com", new Secret(secret), null, 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl rand")
                .message()
                .doesNotContain(secret);
    }

    @Test
    void aSecretHas24To64BytesHoweverItIsWritten() {
        for (int bytes : new int[] {WebhookKey.MIN_BYTES, WebhookKey.MAX_BYTES}) {
            assertThat(settings("https://example.com", secret(bytes), null, 20).keys())
                    .hasSize(1);
            assertThat(settings("https://example.com", base64(bytes), null, 20).keys())
                    .hasSize(1);
        }
        for (int bytes : new int[] {WebhookKey.MIN_BYTES - 1, WebhookKey.MAX_BYTES + 1}) {
            assertThatThrownBy(() -> settings("https://example.com", secret(bytes), null, 20))
                    .hasMessageContaining("24 to 64 bytes, this one has " + bytes);
            assertThatThrownBy(() -> settings("https://example.com", base64(bytes), null, 20))
                    .hasMessageContaining("24 to 64 bytes, this one has " + bytes);
        }
    }

    /** The old secret is copied to its own file, the new one is written, and at last it is in both. */
    @Test
    void aRotationInTwoFilesSignsWithBothWhileTheyDiffer() {
        String old = "o".repeat(32);
        String fresh = "f".repeat(32);
        String[] files = {old, old};
        WebhookSettings webhook =
                settings("https://example.com", new Secret(() -> files[0]), new Secret(() -> files[1]), 20);
        String ofOld = signed(webhook);
        files[0] = fresh;
        String ofBoth = signed(webhook);
        files[1] = fresh;
        String ofFresh = signed(webhook);
        assertThat(ofOld).doesNotContain(" ");
        assertThat(ofFresh).doesNotContain(" ").isNotEqualTo(ofOld);
        assertThat(ofBoth).isEqualTo(ofFresh + " " + ofOld);
    }

    private static String signed(WebhookSettings webhook) {
        return WebhookSignature.sign(webhook.keys(), "m1", 1, new byte[] {1});
    }

    private static Secret secret(int bytes) {
        return new Secret("x".repeat(bytes));
    }

    private static Secret base64(int bytes) {
        return new Secret("whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]));
    }

    @Test
    void rotationNeedsTwoDifferentSecrets() {
        assertThatThrownBy(() -> settings("https://example.com", SECRET, SECRET, 20))
                .hasMessageContaining("previous_secret must differ");
        assertThat(settings("https://example.com", SECRET, new Secret("x".repeat(24)), 20)
                        .keys())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 121})
    void aTimeoutOutsideOneTo120SecondsIsRefused(int seconds) {
        assertThatThrownBy(() -> settings("https://example.com", SECRET, null, seconds))
                .hasMessageContaining("timeout_seconds must be 1 to 120");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, WebhookSettings.MAX_TIMEOUT_SECONDS})
    void aTimeoutOfOneAndOf120SecondsIsTaken(int seconds) {
        assertThat(settings("https://example.com", SECRET, null, seconds).timeoutSeconds())
                .isEqualTo(seconds);
    }

    @Test
    void printingSettingsShowsNeitherUrlNorSecret() {
        String text = new PushSettings(settings("https://example.com/hook?token=canary", SECRET, null, 20)).toString();

        assertThat(text).contains("example.com").doesNotContain("canary").doesNotContain("MfKQ");
    }

    @Test
    void aSourceOfCustomersHearsOfItsOwnAndAnyOtherTargetOfAll() {
        assertThat(PushSettings.hears(true, true)).isTrue();
        assertThat(PushSettings.hears(true, false)).isFalse();
        assertThat(PushSettings.hears(false, false)).isTrue();
        assertThat(PushSettings.hears(false, true)).isTrue();
    }

    private static WebhookSettings settings(String url, Secret secret, @Nullable Secret previous, int seconds) {
        return new WebhookSettings(url, secret, previous, seconds);
    }
}
