package io.tierhub.flow.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierhub.flow.SourceFault;
import io.tierhub.intake.http.AnswerFaultException;
import io.tierhub.intake.http.Answers;
import io.tierhub.intake.http.Ask;
import io.tierhub.intake.http.HttpSourceSettings;
import io.tierhub.intake.http.LoginSettings;
import io.tierhub.intake.http.RequestSettings;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One system over HTTP: says who asks, asks patiently, logs in once more where a session has ended, and reads the answer. */
final class Source {
    private final HttpSourceSettings settings;
    private final Credential credential;
    private final Patience patience;
    private final Caller caller;

    Source(HttpSourceSettings settings, Credential credential, Patience patience, Waits waits) {
        this.settings = settings;
        this.credential = credential;
        this.patience = patience;
        this.caller = new Caller(settings, waits);
    }

    /**
     * An answer that is one.
     *
     * @param text its body; empty where the status means no rows
     */
    record Answer(String text, JsonNode document, HttpReply reply, URI asked) {}

    /**
     * Asks for a page.
     *
     * @param values what is filled in
     * @param link the address of the page, as the page before gave it; null: as the settings say
     */
    Answer ask(RequestSettings request, Function<String, @Nullable String> values, @Nullable URI link)
            throws SourceFault {
        Grant grant = credential.grant(timeoutMs());
        try {
            Answer first = read(request, send(request, values, link, grant));
            if (!ended(first)) {
                return checked(request, first);
            }
            credential.ended(grant);
            Answer again = read(request, send(request, values, link, credential.grant(timeoutMs())));
            if (again.reply().status() == 401) {
                throw SourceFault.refused("the source does not accept who asks (401), also after a new login");
            }
            return checked(request, again);
        } catch (AnswerFaultException fault) {
            throw SourceFault.refused(String.valueOf(fault.getMessage()));
        }
    }

    /** The parameters of an address that say who asks. */
    Set<String> keys() {
        Set<String> names = new HashSet<>();
        if (settings.auth() != null && settings.auth().query() != null) {
            names.add(settings.auth().query().name());
        }
        @Nullable LoginSettings login = settings.auth() == null ? null : settings.auth().opening();
        if (login != null) {
            names.addAll(login.query().keySet());
        }
        return names;
    }

    private record Sent(HttpReply reply, URI uri) {}

    private Sent send(
            RequestSettings request, Function<String, @Nullable String> values, @Nullable URI link, Grant grant)
            throws SourceFault {
        Function<String, @Nullable String> all = Caller.filling(values, grant);
        Ask ask = Ask.of(settings, request, all);
        HttpCall call = caller.call(ask, link, all, grant, settings.timeoutSeconds() * 1000, settings.maxMib() << 20);
        return new Sent(patience.ask(call, credential.budget()), call.uri());
    }

    private static Answer read(RequestSettings request, Sent sent) throws SourceFault {
        HttpReply reply = sent.reply();
        int status = reply.status();
        if (request.empty().contains(status)) {
            return new Answer("", MissingNode.getInstance(), reply, sent.uri());
        }
        if (status == 401) {
            return new Answer("", MissingNode.getInstance(), reply, sent.uri());
        }
        if (status / 100 != 2) {
            throw Statuses.fault(status);
        }
        String text = Answers.text(reply.body(), reply.header("Content-Type"));
        return new Answer(text, Answers.document(text), reply, sent.uri());
    }

    /** Whether the session is over: by 401, or by what the body says. */
    private boolean ended(Answer answer) throws SourceFault {
        boolean unauthorized = answer.reply().status() == 401;
        if (unauthorized && !credential.logsIn()) {
            throw SourceFault.refused("the source does not accept who asks (401); look at auth");
        }
        @Nullable LoginSettings login = settings.auth() == null ? null : settings.auth().opening();
        boolean said = login != null
                && login.expired() != null
                && !answer.document().isMissingNode()
                && login.expired().met(answer.document());
        return unauthorized || said;
    }

    private static Answer checked(RequestSettings request, Answer answer) {
        if (!answer.document().isMissingNode()) {
            Answers.check(answer.document(), request.success());
        }
        return answer;
    }

    private int timeoutMs() {
        return settings.timeoutSeconds() * 1000;
    }
}
