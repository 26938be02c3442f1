package io.tierhub.flow;

import io.tierhub.publish.Outcome;
import io.tierhub.publish.TargetHealth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The attempts whose outcomes are recorded together, and what is known of the target after them. */
final class DeliveryBatch {
    /** So many requests without any answer end a pass: a dead host is not asked for every waiting row. */
    static final int MAX_SILENT = 3;
    /**
     * So many events refused one by one, after they were refused together and before any was taken, tell that the request is
     * at fault and not what it holds.
     */
    static final int MAX_REFUSED = 3;

    /** How long a target then rests. */
    static final long REST_MS = 300_000;

    final List<Attempt> attempts = new ArrayList<>();
    private final Set<Long> customers = new HashSet<>();
    private TargetHealth health;
    private int silent;
    private int refused;
    private boolean partTaken;
    private boolean tooEarly;

    /** @param silent requests without any answer before this batch */
    DeliveryBatch(TargetHealth health, int silent) {
        this.health = health;
        this.silent = silent;
    }

    /** Whether the target may be sent more. */
    boolean open(long nowMs) {
        return !tooEarly && silent < MAX_SILENT && health.allows(nowMs);
    }

    /** Whether this is its customer's first event here: what the target acknowledges of it is part of the next one. */
    boolean takes(DueEvent due) {
        return customers.add(due.row().customer());
    }

    /** Notes what came of one hand-over. */
    void add(List<Attempt> handed, boolean asked, boolean answered, long nowMs) {
        attempts.addAll(handed);
        if (!asked) {
            return;
        }
        for (Attempt attempt : handed) {
            health = health.after(attempt.outcome(), nowMs);
        }
        silent = answered ? 0 : silent + 1;
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
        health = health.resting(untilMs);
    }

    /** The target must not be asked yet: what is left is due again at once. */
    void end() {
        tooEarly = true;
    }

    boolean ended() {
        return tooEarly;
    }

    TargetHealth health() {
        return health;
    }

    int silent() {
        return silent;
    }
}
