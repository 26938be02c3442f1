package io.tierhub.flow.http;

import io.tierhub.flow.SourceFault;
import io.tierhub.intake.http.RateSettings;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What all systems share that say who they are in the same way: one budget of requests, one session, one token. */
final class Credential {
    private final RequestBudget budget;
    private final @Nullable Login login;
    private final Waits waits;
    private @Nullable Grant grant;

    Credential(RequestBudget budget, @Nullable Login login, Waits waits) {
        this.budget = budget;
        this.login = login;
        this.waits = waits;
    }

    /** The budget of those who state a rate, each its own: the strictest. */
    static RequestBudget budget(Collection<RateSettings> rates) {
        return rates.stream()
                .min(Comparator.comparingDouble(
                        rate -> rate.requests() / (double) rate.per().toMillis()))
                .map(rate -> new RequestBudget(rate.requests(), rate.per().toMillis()))
                .orElseGet(() -> new RequestBudget(0, 1));
    }

    RequestBudget budget() {
        return budget;
    }

    boolean logsIn() {
        return login != null;
    }

    /** What the last login gave, or a new one gives. Nobody else logs in meanwhile: vendors count that, too. */
    synchronized Grant grant(int timeoutMs) throws SourceFault {
        if (login == null) {
            return Grant.NONE;
        }
        if (grant == null || waits.millis() >= grant.untilMs()) {
            grant = login.ask(budget, timeoutMs);
        }
        return grant;
    }

    /** A grant is over before its time; another one comes in its place, unless somebody has asked for it already. */
    synchronized void ended(Grant over) {
        if (grant == over) {
            grant = null;
        }
    }
}
