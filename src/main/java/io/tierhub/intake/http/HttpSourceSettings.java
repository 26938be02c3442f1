package io.tierhub.intake.http;

import io.tierhub.vocabulary.Setting;
import io.tierhub.vocabulary.WebAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A system that is asked for its rows over HTTP: {@code http:} of a system file. */
public record HttpSourceSettings(
        @Setting("What all addresses begin with, as in https://shop.example.com/wp-json/wc/v3.")
        String url,

        @Setting("How the hub says who it is; left out: it does not.") @Nullable AuthSettings auth,

        @Setting("Headers of all requests but the login; no keys here, they belong to auth.")
        Map<String, Template> headers,

        @Setting("Parameters of all requests but the login.")
        Map<String, Template> query,

        @Setting("How often it may be asked; left out: as often as it answers.") @Nullable RateSettings rate,

        @Setting(value = "Seconds that one request may take in all.", def = "60")
        int timeoutSeconds,

        @Setting(value = "MiB of one answer, unpacked.", def = "32")
        int maxMib) {

    static final int MAX_TIMEOUT_SECONDS = 600;
    static final int MAX_MIB = 128;

    public HttpSourceSettings {
        WebAddress address = WebAddress.of(url);
        if (address.uri().getRawQuery() != null || url.endsWith("/")) {
            throw new IllegalArgumentException(
                    "url must end before the / and the parameters of single requests; these are path and query");
        }
        if (timeoutSeconds < 1 || timeoutSeconds > MAX_TIMEOUT_SECONDS) {
            throw new IllegalArgumentException("timeout_seconds must be 1 to " + MAX_TIMEOUT_SECONDS);
        }
        if (maxMib < 1 || maxMib > MAX_MIB) {
            throw new IllegalArgumentException("max_mib must be 1 to " + MAX_MIB);
        }
    }

    @Override
    public String toString() {
        return "HttpSourceSettings[" + WebAddress.of(url) + "]";
    }
}
