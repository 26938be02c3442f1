package io.tierhub.flow;

import io.tierhub.publish.Outcome;
import io.tierhub.publish.TargetHealth;
import java.util.List;

/** What a pass has come to so far, and what it knows of its target: whether that may be sent more. */
final class PassState {
    /** So many requests without any answer end a pass: a dead host is not asked for every waiting row. */
    static final int MAX_SILENT = 3;
    /**
     * So many events of a page refused one by one, after they were refused together and before any was taken, tell that the
     * request is at fault and not what it holds.
     */
    static final int MAX_REFUSED = 3;

    /** How long a target then rests. */
    static final long REST_MS = 300_000;

    private PassResult result;
    private int refused;
    private boolean partTaken;
    private boolean tooEarly;

    PassState(TargetHealth health) {
        this.result = PassResult.none(health);
    }

    /** Whether the target may be sent more. */
    boolean open(long nowMs) {
        return !tooEarly && result.silent() < MAX_SILENT && health().allows(nowMs);
    }

    /** Another page begins. */
    void page() {
        refused = 0;
        partTaken = false;
    }

    /** Notes what came of one hand-over. */
    void add(List<Attempt> handed, boolean asked, boolean answered, long nowMs) {
        TargetHealth health = health();
        if (asked) {
            for (Attempt attempt : handed) {
                health = health.after(attempt.outcome(), nowMs);
            }
        }
        int silent = !asked ? result.silent() : answered ? 0 : result.silent() + 1;
        result = result.plus(handed, silent, health);
    }

    /** Notes whether the single event of a refused group was taken by itself. */
    void parted(Outcome outcome, long nowMs) {
        if (outcome instanceof Outcome.Delivered || outcome instanceof Outcome.NotThere) {
            partTaken = true;
        } else if (!partTaken && ++refused == MAX_REFUSED) {
            rest(nowMs + REST_MS);
        }
    }

    /** Nothing more is sent before then. */
    void rest(long untilMs) {
        result = result.knowing(health().resting(untilMs));
    }

    /** The target must not be asked yet: what is left is due again at once. */
    void end() {
        tooEarly = true;
    }

    TargetHealth health() {
        return result.health();
    }

    PassResult result() {
        return result;
    }
}
