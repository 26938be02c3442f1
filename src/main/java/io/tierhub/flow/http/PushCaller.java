package io.tierhub.flow.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierhub.flow.SourceFault;
import io.tierhub.intake.http.AnswerFaultException;
import io.tierhub.intake.http.Answers;
import io.tierhub.intake.http.Ask;
import io.tierhub.intake.http.HttpSourceSettings;
import io.tierhub.intake.http.LoginSettings;
import io.tierhub.publish.RetryAfter;
import io.tierhub.publish.http.JobSettings;
import io.tierhub.publish.http.PushAnswer;
import io.tierhub.publish.http.PushRequestSettings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes single requests that change records: one attempt each, within the budget of the account, after one more login where
 * a session has ended, and with the questions after the job that comes of it.
 */
final class PushCaller {
    /** The longest that a turn is waited for here; beyond it, the next pass takes it up. */
    static final long MAX_WAIT_MS = 2_000;

    private static final int MAX_BYTES = 4 << 20;

    private final PushRequestSettings push;
    private final HttpSourceSettings settings;
    private final Credential credential;
    private final RequestBudget budget;
    private final Http http;
    private final Caller caller;
    private final Waits waits;

    /** @param budget that of the pushes; the credential's own unless they have one apart */
    PushCaller(
            PushRequestSettings push,
            HttpSourceSettings settings,
            Credential credential,
            RequestBudget budget,
            Http http,
            Waits waits) {
        this.push = push;
        this.settings = push.url() == null ? settings : elsewhere(settings, push.url());
        this.credential = credential;
        this.budget = budget;
        this.http = http;
        this.caller = new Caller(this.settings, waits);
        this.waits = waits;
    }

    private static HttpSourceSettings elsewhere(HttpSourceSettings at, String url) {
        return new HttpSourceSettings(
                url, at.auth(), at.headers(), at.query(), at.rate(), at.timeoutSeconds(), at.maxMib());
    }

    /** Takes a request of the budget, if need be after a short wait; false: it has none for longer than that. */
    boolean mayAsk() {
        long now = waits.millis();
        long wait = budget.take(now, MAX_WAIT_MS) - now;
        return wait <= MAX_WAIT_MS && sleep(wait);
    }

    /** The answer to a request, or to the job that it became; after {@link #mayAsk}. */
    PushAnswer ask(Ask ask) throws SourceFault {
        PushAnswer answer = paused(read(identified(ask, null)));
        @Nullable JobSettings job = push.job();
        return job != null && answer.status() / 100 == 2 ? done(job, answer) : answer;
    }

    /** The answer to a question; after {@link #mayAsk}. */
    PushAnswer read(Ask ask) throws SourceFault {
        return paused(read(identified(ask, null)));
    }

    /** A request as it would be made, without what says who asks. */
    String shown(Ask ask) {
        Map<String, String> query = new LinkedHashMap<>(ask.query());
        return ask.method() + " " + Links.address(settings.url() + ask.path(), query)
                + (ask.body() == null ? "" : " " + ask.body());
    }

    private PushAnswer paused(PushAnswer answer) {
        if (answer.status() == 429 || answer.status() == 503) {
            RetryAfter.waitMs(answer.retryAfter(), waits.millis())
                    .ifPresent(wait -> budget.pauseUntil(waits.millis() + wait));
        }
        return answer;
    }

    private PushAnswer done(JobSettings job, PushAnswer begun) throws SourceFault {
        @Nullable String url = job.url().text(begun.document());
        if (url == null) {
            return begun; // an answer that says no job speaks for itself
        }
        long until = waits.millis() + job.limit().toMillis();
        while (sleep(job.every().toMillis()) && waits.millis() < until) {
            if (!mayAsk()) {
                continue;
            }
            PushAnswer asked = read(identified(new Ask("GET", "", Map.of(), Map.of(), null, null), link(url)));
            boolean told = asked.status() / 100 == 2 && !asked.document().isMissingNode();
            if (told && (job.failed().met(asked.document()) || job.done().met(asked.document()))) {
                return asked;
            }
        }
        throw SourceFault.unreachable("the job that the target made of the request is not done in "
                + job.limit().toSeconds() + " s; raise job.limit");
    }

    private URI link(String url) throws SourceFault {
        try {
            return Links.next(URI.create(settings.url() + "/"), url);
        } catch (AnswerFaultException elsewhere) {
            throw SourceFault.refused("the job is said to be at another host, which would be given the key");
        }
    }

    private HttpReply identified(Ask ask, @Nullable URI link) throws SourceFault {
        int timeoutMs = push.timeoutSeconds() * 1000;
        Grant grant = credential.grant(timeoutMs);
        HttpReply reply = send(ask, link, grant, timeoutMs);
        if (!credential.logsIn() || !ended(reply)) {
            return reply;
        }
        credential.ended(grant);
        return send(ask, link, credential.grant(timeoutMs), timeoutMs);
    }

    private HttpReply send(Ask ask, @Nullable URI link, Grant grant, int timeoutMs) throws SourceFault {
        Function<String, @Nullable String> filling = Caller.filling(name -> null, grant);
        Map<String, String> query = Ask.filled(settings.query(), filling);
        query.putAll(ask.query());
        Map<String, String> headers = Ask.filled(settings.headers(), filling);
        headers.putAll(ask.headers());
        Ask whole = new Ask(ask.method(), ask.path(), query, headers, ask.contentType(), ask.body());
        Grant here = push.url() == null ? grant : grant.at(push.url());
        return http.send(caller.call(whole, link, filling, here, timeoutMs, MAX_BYTES));
    }

    private boolean ended(HttpReply reply) {
        @Nullable LoginSettings login = settings.auth() == null ? null : settings.auth().opening();
        JsonNode document = read(reply).document();
        return reply.status() == 401
                || login != null
                        && login.expired() != null
                        && !document.isMissingNode()
                        && login.expired().met(document);
    }

    private static PushAnswer read(HttpReply reply) {
        return new PushAnswer(reply.status(), reply.header("Retry-After"), document(reply));
    }

    /** What is no JSON says nothing: then the status alone does. */
    private static JsonNode document(HttpReply reply) {
        try {
            return reply.body().length == 0
                    ? MissingNode.getInstance()
                    : Answers.document(Answers.text(reply.body(), reply.header("Content-Type")));
        } catch (AnswerFaultException none) {
            return MissingNode.getInstance();
        }
    }

    private boolean sleep(long ms) {
        try {
            waits.sleep(Math.max(0, ms));
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
