package io.tierhub.publish;

import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Setting;
import java.net.URI;
import java.net.URISyntaxException;
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
        int timeoutSeconds) {

    static final int MAX_TIMEOUT_SECONDS = 120;

    public WebhookSettings {
        checkUrl(url);
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
    }

    /** The keys that sign, the current one first. */
    public List<WebhookKey> keys() {
        List<WebhookKey> keys = new ArrayList<>(2);
        keys.add(WebhookKey.of(secret));
        if (previousSecret != null) {
            keys.add(WebhookKey.of(previousSecret));
        }
        return List.copyOf(keys);
    }

    private static void checkUrl(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("url is not a URL: " + e.getReason() + " at character "
                    + (e.getIndex() + 1) + "; escape it as in https://crm.example.com/hooks/tiers");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http")) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "url must be a whole http or https URL with a host, as in https://crm.example.com/hooks/tiers");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "url must not hold a user name or password; the signature tells the receiver who calls");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "url must not hold a fragment (#...): it would never be sent; remove it");
        }
    }

    @Override
    public String toString() {
        return "WebhookSettings[" + URI.create(url).getHost() + "]";
    }
}
