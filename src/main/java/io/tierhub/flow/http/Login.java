package io.tierhub.flow.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.flow.SourceFault;
import io.tierhub.intake.http.AnswerFaultException;
import io.tierhub.intake.http.Answers;
import io.tierhub.intake.http.Ask;
import io.tierhub.intake.http.JsonPlace;
import io.tierhub.intake.http.LoginSettings;
import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.WebAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Logs in: one request, and what its answer gives. */
final class Login {
    /** Renewed so long before its end, or after nine tenths of its life where that is short. */
    private static final long MARGIN_MS = 60_000;

    private static final int MAX_BYTES = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoginSettings settings;
    private final Patience patience;
    private final Waits waits;

    Login(LoginSettings settings, Patience patience, Waits waits) {
        this.settings = settings;
        this.patience = patience;
        this.waits = waits;
    }

    Grant ask(RequestBudget budget, int timeoutMs) throws SourceFault {
        HttpReply reply = patience.ask(call(timeoutMs), budget);
        if (reply.status() / 100 != 2) {
            throw SourceFault.refused("the login is answered with " + reply.status()
                    + "; look at the user, the secret and the address of auth");
        }
        try {
            JsonNode document = Answers.document(Answers.text(reply.body(), reply.header("Content-Type")));
            Answers.check(document, settings.success());
            return grant(document, reply);
        } catch (AnswerFaultException fault) {
            throw SourceFault.refused("the login failed: " + fault.getMessage());
        }
    }

    private HttpCall call(int timeoutMs) {
        Map<String, String> query = revealed(settings.sendQuery());
        if (settings.sign() != null) {
            query = settings.sign().sign(query, waits.millis());
        }
        Map<String, String> headers = revealed(settings.sendHeaders());
        headers.put("Accept", "application/json");
        @Nullable String body = null;
        if (!settings.form().isEmpty()) {
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            body = Ask.encoded(revealed(settings.form()));
        } else if (!settings.json().isEmpty()) {
            headers.put("Content-Type", "application/json");
            body = JSON.valueToTree(revealed(settings.json())).toString();
        }
        String url = query.isEmpty()
                ? settings.url()
                : settings.url() + (settings.url().indexOf('?') < 0 ? "?" : "&") + Ask.encoded(query);
        return new HttpCall(settings.method().name(), URI.create(url), headers, body, timeoutMs, MAX_BYTES);
    }

    private Grant grant(JsonNode document, HttpReply reply) {
        Map<String, String> values = new LinkedHashMap<>();
        settings.values().forEach((name, place) -> values.put(name, needed(place, document)));
        @Nullable String cookies = settings.cookies() ? cookies(reply) : null;
        @Nullable String url = settings.baseUrl() == null ? null : needed(settings.baseUrl(), document);
        if (url != null) {
            try {
                url = WebAddress.of(url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                        .uri()
                        .toString();
            } catch (IllegalArgumentException e) {
                throw new AnswerFaultException("the address in the answer cannot be used: " + e.getMessage());
            }
        }
        return new Grant(values, cookies, url, until(document));
    }

    private static String needed(JsonPlace place, JsonNode document) {
        @Nullable String found = place.text(document);
        if (found == null || found.indexOf('\n') >= 0 || found.indexOf('\r') >= 0) {
            throw new AnswerFaultException("the answer has no " + place + "; look at values and success of the login");
        }
        return found;
    }

    private long until(JsonNode document) {
        long life = settings.lifetime().toMillis();
        @Nullable String seconds =
                settings.expiresIn() == null ? null : settings.expiresIn().text(document);
        if (seconds != null && seconds.matches("\\d{1,9}")) {
            life = Long.parseLong(seconds) * 1000;
        }
        return waits.millis() + Math.max(life - MARGIN_MS, life * 9 / 10);
    }

    /** The cookies of the answer, without what they are told about path and time. */
    private static String cookies(HttpReply reply) {
        List<String> set = reply.headers().getOrDefault("set-cookie", List.of());
        String cookies = set.stream()
                .map(each -> each.split(";", 2)[0].strip())
                .filter(each -> each.indexOf('=') > 0)
                .collect(Collectors.joining("; "));
        if (cookies.isEmpty()) {
            throw new AnswerFaultException("the answer sets no cookie");
        }
        return cookies;
    }

    private static Map<String, String> revealed(Map<String, Secret> secrets) {
        Map<String, String> revealed = new LinkedHashMap<>();
        secrets.forEach((name, secret) -> revealed.put(name, secret.reveal()));
        return revealed;
    }
}
