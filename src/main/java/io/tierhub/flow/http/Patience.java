package io.tierhub.flow.http;

import io.tierhub.flow.SourceFault;
import io.tierhub.publish.RetryAfter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.DoubleSupplier;

/**
 * Asks until there is an answer, within bounds: what the source asks for first (Retry-After), else twice as long after each
 * attempt, from half to all of it by chance. What would take longer ends the pull, which is tried again by its schedule; the
 * credential is left alone until then.
 */
final class Patience {
    /** Attempts of one request. */
    static final int MAX_TRIES = 5;
    /** Waiting for one request, all in all. */
    static final long MAX_WAIT_MS = 60_000;

    private static final long FIRST_MS = 1_000;
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 502, 503, 504);

    private final Http http;
    private final Waits waits;
    private final DoubleSupplier chance;

    /** @param chance from 0 to 1 */
    Patience(Http http, Waits waits, DoubleSupplier chance) {
        this.http = http;
        this.waits = waits;
        this.chance = chance;
    }

    HttpReply ask(HttpCall call, RequestBudget budget) throws SourceFault {
        long left = MAX_WAIT_MS;
        for (int tries = 1; ; tries++) {
            left -= turn(budget, left);
            SourceFault fault;
            OptionalLong asked = OptionalLong.empty();
            try {
                HttpReply reply = http.send(call);
                if (!PASSING.contains(reply.status())) {
                    return reply;
                }
                asked = RetryAfter.waitMs(reply.header("Retry-After"), waits.millis());
                fault = SourceFault.unreachable(
                        reply.status() == 429
                                ? "the source says that it is asked too often (429)"
                                : "the source cannot answer now (" + reply.status() + ")");
            } catch (SourceFault none) {
                if (!none.passing()) {
                    throw none;
                }
                fault = none;
            }
            long wait = asked.orElseGet(backOff(tries));
            if (asked.isPresent()) {
                budget.pauseUntil(waits.millis() + wait);
            }
            if (tries == MAX_TRIES || wait > left) {
                throw asked.isPresent() ? later(fault, wait) : fault;
            }
            sleep(wait);
            left -= wait;
        }
    }

    /** Waits until a request may be made; how long that was. */
    private long turn(RequestBudget budget, long left) throws SourceFault {
        long now = waits.millis();
        long at = budget.take(now, now + left);
        if (at - now > left) {
            throw later(SourceFault.unreachable("the source must not be asked more often now"), at - now);
        }
        sleep(at - now);
        return at - now;
    }

    private SourceFault later(SourceFault fault, long waitMs) {
        Instant again = waits.instant().plusMillis(waitMs).truncatedTo(ChronoUnit.SECONDS);
        return SourceFault.unreachable(fault.getMessage() + "; it is asked again after " + again);
    }

    private java.util.function.LongSupplier backOff(int tries) {
        return () -> (long) ((FIRST_MS << (tries - 1)) * (0.5 + chance.getAsDouble() / 2));
    }

    private void sleep(long ms) throws SourceFault {
        if (ms <= 0) {
            return;
        }
        try {
            waits.sleep(ms);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw SourceFault.unreachable("the hub stops");
        }
    }
}
