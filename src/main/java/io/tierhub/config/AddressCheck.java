package io.tierhub.config;

import io.tierhub.intake.http.HttpSourceSettings;
import io.tierhub.vocabulary.ReachableAddresses;
import io.tierhub.vocabulary.WebAddress;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** No URL names an address that the hub would refuse to connect to. Names are judged when they are resolved. */
final class AddressCheck implements SystemCheck {
    private final ReachableAddresses reachable;

    AddressCheck(ReachableAddresses reachable) {
        this.reachable = reachable;
    }

    @Override
    public void check(SystemFile file, Problems problems) {
        if (file.config().push() != null && file.config().push().webhook() != null) {
            check(file, "push.webhook.url", file.config().push().webhook().url(), problems);
        }
        @Nullable HttpSourceSettings http = file.config().http();
        if (http == null) {
            return;
        }
        check(file, "http.url", http.url(), problems);
        if (http.auth() != null && http.auth().oauth2() != null) {
            check(file, "http.auth.oauth2.token_url", http.auth().oauth2().tokenUrl(), problems);
        }
        if (http.auth() != null && http.auth().login() != null) {
            check(file, "http.auth.login.url", http.auth().login().url(), problems);
        }
    }

    private void check(SystemFile file, String path, String url, Problems problems) {
        @Nullable InetAddress literal = WebAddress.of(url).literal();
        @Nullable String kind = literal == null ? null : reachable.refusal(literal);
        if (kind != null) {
            file.places().refuse(problems, path, refusal(kind));
        }
    }

    static String refusal(String kind) {
        return "the host is " + kind + ", which the hub connects to only if that is allowed; add its block to"
                + " tierhub.outbound.allow_addresses in config/application.properties";
    }
}
