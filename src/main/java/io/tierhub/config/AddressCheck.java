package io.tierhub.config;

import io.tierhub.intake.http.HttpSourceSettings;
import io.tierhub.vocabulary.ReachableAddresses;
import io.tierhub.vocabulary.WebAddress;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No URL names an address that the hub would refuse to connect to. Names are judged when they are resolved. */
final class AddressCheck implements SystemCheck {
    private static final List<String> URLS = List.of(
            "push.webhook.url", "push.request.url", "http.url", "http.auth.oauth2.token_url", "http.auth.login.url");

    private final ReachableAddresses reachable;

    AddressCheck(ReachableAddresses reachable) {
        this.reachable = reachable;
    }

    @Override
    public void check(SystemFile file, Problems problems) {
        if (file.config().push() != null && file.config().push().webhook() != null) {
            check(
                    file.places(),
                    "push.webhook.url",
                    file.config().push().webhook().url(),
                    problems);
        }
        if (file.config().push() != null
                && file.config().push().request() != null
                && file.config().push().request().url() != null) {
            check(
                    file.places(),
                    "push.request.url",
                    file.config().push().request().url(),
                    problems);
        }
        @Nullable HttpSourceSettings http = file.config().http();
        if (http == null) {
            return;
        }
        check(file.places(), "http.url", http.url(), problems);
        if (http.auth() != null && http.auth().oauth2() != null) {
            check(
                    file.places(),
                    "http.auth.oauth2.token_url",
                    http.auth().oauth2().tokenUrl(),
                    problems);
        }
        if (http.auth() != null && http.auth().login() != null) {
            check(file.places(), "http.auth.login.url", http.auth().login().url(), problems);
        }
    }

    /** The same of a file that has other problems too, as far as its addresses are written out. */
    void check(Places written, Problems problems) {
        for (String path : URLS) {
            @Nullable String url = written.written(path);
            if (url != null && plain(url)) {
                check(written, path, url, problems);
            }
        }
    }

    /** Whether the text is an address; what is none has been refused already. */
    private static boolean plain(String url) {
        try {
            return !url.contains("${") && !WebAddress.of(url).origin().isEmpty();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private void check(Places places, String path, String url, Problems problems) {
        @Nullable InetAddress literal = WebAddress.of(url).literal();
        @Nullable String kind = literal == null ? null : reachable.refusal(literal);
        if (kind != null) {
            places.refuse(problems, path, refusal(kind));
        }
    }

    static String refusal(String kind) {
        return "the host is " + kind + ", which the hub connects to only if that is allowed; add its block to"
                + " tierhub.outbound.allow_addresses in config/application.properties";
    }
}
