package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.vocabulary.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in files that are replaced while the hub runs. */
@Tag("h2")
class SecretFileTest {
    @TempDir
    private Path home;

    private final AtomicLong nanos = new AtomicLong();

    private Secret secret(String text) {
        return new Interpolation(home, Map.of("KEY", "of-the-environment")).secret(text);
    }

    private void replace(String text) throws IOException {
        Files.writeString(home.resolve("next"), text);
        Files.move(home.resolve("next"), home.resolve("key"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** A file is looked at once a second. */
    private void aSecondLater() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void aFileIsFollowedAndWhatIsNoSecretChangesNothing() throws Exception {
        replace("first\n");
        Secret followed = new Secret(new SecretFile(home.resolve("key"), "key", "first", nanos::get));
        Secret composed = secret("Bearer ${file:key}");
        assertThat(followed.reveal()).isEqualTo("first");

        replace("second\n");
        assertThat(followed.reveal()).as("within the same second").isEqualTo("first");
        aSecondLater();
        assertThat(followed.reveal()).isEqualTo("second");
        assertThat(composed.reveal()).isEqualTo("Bearer first");

        replace(" \n");
        aSecondLater();
        assertThat(followed.reveal()).isEqualTo("second");
        Files.delete(home.resolve("key"));
        aSecondLater();
        assertThat(followed.reveal()).isEqualTo("second");
        replace("third");
        aSecondLater();
        assertThat(followed.reveal()).isEqualTo("third");
    }

    @Test
    void whatIsNoSecretAtTheStartIsRefusedAndNoneIsEverShown() throws Exception {
        assertThatThrownBy(() -> secret("${file:key}")).hasMessageContaining("cannot be read");
        replace(" \n");
        assertThatThrownBy(() -> secret("${file:key}")).hasMessageContaining("not blank");
        replace("canary");
        assertThat(secret("${file:key}").toString() + secret("${env:KEY}")).isEqualTo("******");
    }

    @Test
    void twoSecretsAreEqualWhereTheyAreTheSamePlaceOrTheSameText() throws Exception {
        replace("same");
        Files.writeString(home.resolve("other"), "same");
        assertThat(secret("${file:key}")).isEqualTo(secret("${file:./key}")).hasSameHashCodeAs(secret("${file:key}"));
        assertThat(secret("${file:key}")).isNotEqualTo(secret("${file:other}"));
        assertThat(secret("${env:KEY}")).isEqualTo(new Secret("of-the-environment"));
    }
}
