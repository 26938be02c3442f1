package io.tierhub.flow.http;

import io.tierhub.intake.http.Ask;
import io.tierhub.intake.http.AuthSettings;
import io.tierhub.intake.http.HttpSourceSettings;
import io.tierhub.intake.http.LoginSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes calls of requests: at the address of a system, and saying who asks. */
final class Caller {
    private final HttpSourceSettings settings;
    private final Waits waits;

    Caller(HttpSourceSettings settings, Waits waits) {
        this.settings = settings;
        this.waits = waits;
    }

    /** What is filled in: the values given, {@code uuid}, and what a login gave. */
    static Function<String, @Nullable String> filling(Function<String, @Nullable String> values, Grant grant) {
        String uuid = UUID.randomUUID().toString();
        return name -> name.equals("uuid")
                ? uuid
                : name.startsWith("login.") ? grant.values().get(name.substring(6)) : values.apply(name);
    }

    /**
     * The call of a request.
     *
     * @param link the address to ask, as the system gave it; null: as the request says
     * @param values what is filled into the headers and parameters that say who asks
     */
    HttpCall call(
            Ask ask,
            @Nullable URI link,
            Function<String, @Nullable String> values,
            Grant grant,
            int timeoutMs,
            int maxBytes) {
        Map<String, String> query = new LinkedHashMap<>(ask.query());
        Map<String, String> headers = new LinkedHashMap<>(ask.headers());
        headers.putIfAbsent("Accept", "application/json");
        if (ask.contentType() != null) {
            headers.putIfAbsent("Content-Type", ask.contentType());
        }
        Map<String, String> keys = new LinkedHashMap<>();
        identify(headers, keys, values, grant);
        query.putAll(keys);
        String base = grant.baseUrl() == null ? settings.url() : grant.baseUrl();
        URI uri = link != null ? Links.with(link, keys) : Links.address(base + ask.path(), query);
        if (settings.auth() != null && settings.auth().kingdee() != null) {
            String nonce = UUID.randomUUID().toString().replace("-", "");
            headers.putAll(settings.auth().kingdee().headers(uri.getRawPath(), waits.millis() / 1000, nonce));
        }
        return new HttpCall(ask.method(), uri, headers, ask.body(), timeoutMs, maxBytes);
    }

    private void identify(
            Map<String, String> headers,
            Map<String, String> query,
            Function<String, @Nullable String> values,
            Grant grant) {
        @Nullable AuthSettings auth = settings.auth();
        if (auth == null) {
            return;
        }
        if (auth.bearer() != null) {
            headers.put("Authorization", "Bearer " + auth.bearer().reveal());
        }
        if (auth.basic() != null) {
            headers.put("Authorization", auth.basic().header());
        }
        if (auth.header() != null) {
            headers.put(auth.header().name(), auth.header().secret().reveal());
        }
        if (auth.query() != null) {
            query.put(auth.query().name(), auth.query().secret().reveal());
        }
        @Nullable LoginSettings login = auth.opening();
        if (login != null) {
            headers.putAll(Ask.filled(login.headers(), values));
            query.putAll(Ask.filled(login.query(), values));
        }
        if (grant.cookies() != null) {
            headers.put("Cookie", grant.cookies());
        }
    }
}
