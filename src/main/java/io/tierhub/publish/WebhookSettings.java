package io.tierhub.publish;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import io.tierhub.vocabulary.WebAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a webhook goes and what signs it. The URL is never part of a message: query strings hold tokens. */
public record WebhookSettings(
        @Setting("The http or https address that events are posted to.")
        String url,

        @Setting(
                "Signs every event: whsec_ and base64, or any other text, whose UTF-8 bytes are the key; 24 to 64 bytes.")
        Secret secret,

        @Setting("The secret before this one; while it is set, every event carries both signatures.") @Nullable Secret previousSecret,

        @Setting(
                value = "Seconds to wait for a connection and for an answer before the attempt has failed.",
                def = "20")
        int timeoutSeconds,

        @Setting(
                "The most events sent in a second, 1 to 10000; targets at one host share the least that any of them sets."
                        + " Left out, as many as go.")
        @Nullable Integer maxPerSecond,

        @Setting(value = "Whether it hears of tags that begin or end, too.", def = "false")
        boolean tags) {

    static final int MAX_TIMEOUT_SECONDS = 120;
    static final int MAX_PER_SECOND = 10_000;

    public WebhookSettings {
        WebAddress.of(url);
        WebhookKey.of(secret);
        if (previousSecret != null) {
            WebhookKey.of(previousSecret);
            if (previousSecret.equals(secret)) {
                throw new IllegalArgumentException(
                        "previous_secret must differ from secret; remove it once no receiver needs the old one");
            }
        }
        if (timeoutSeconds < 1 || timeoutSeconds > MAX_TIMEOUT_SECONDS) {
            throw new IllegalArgumentException("timeout_seconds must be 1 to " + MAX_TIMEOUT_SECONDS + ", not "
                    + timeoutSeconds + "; 15 to 30 suits most receivers");
        }
        if (maxPerSecond != null && (maxPerSecond < 1 || maxPerSecond > MAX_PER_SECOND)) {
            throw new IllegalArgumentException("max_per_second must be 1 to " + MAX_PER_SECOND + ", not " + maxPerSecond
                    + "; leave it out where the receiver sets no limit");
        }
    }

    /** What receivers count requests by: scheme, host and port. */
    public String account() {
        URI uri = WebAddress.of(url).uri();
        return (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    /** One that hears of tiers alone, as fast as they come. */
    public WebhookSettings(String url, Secret secret, @Nullable Secret previousSecret, int timeoutSeconds) {
        this(url, secret, previousSecret, timeoutSeconds, null, false);
    }

    /** The keys that sign now, the current one first; one where both files hold the same, which ends a rotation. */
    public List<WebhookKey> keys() {
        List<WebhookKey> keys = new ArrayList<>(2);
        keys.add(WebhookKey.of(secret));
        if (previousSecret != null && !previousSecret.reveal().equals(secret.reveal())) {
            keys.add(WebhookKey.of(previousSecret));
        }
        return List.copyOf(keys);
    }

    @Override
    public String toString() {
        return "WebhookSettings[" + WebAddress.of(url) + "]";
    }
}
