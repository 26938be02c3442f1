package io.tierhub.flow;

import io.tierhub.publish.TargetHealth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The attempts whose outcomes are recorded together, and what is known of the target after them. */
final class DeliveryBatch {
    /** So many attempts without any answer end a pass: a dead host is not asked for every waiting row. */
    static final int MAX_SILENT = 3;

    final List<Attempt> attempts = new ArrayList<>();
    private final Set<Long> customers = new HashSet<>();
    private TargetHealth health;
    private int silent;

    /** @param silent attempts without any answer before this batch */
    DeliveryBatch(TargetHealth health, int silent) {
        this.health = health;
        this.silent = silent;
    }

    /** Whether the target may be sent one more event. */
    boolean open(long nowMs) {
        return silent < MAX_SILENT && health.allows(nowMs);
    }

    /** Whether this is its customer's first event here: what the target acknowledges of it is part of the next one. */
    boolean takes(DueEvent due) {
        return customers.add(due.row().customer());
    }

    void add(Attempt attempt, boolean answered, long nowMs) {
        attempts.add(attempt);
        health = health.after(attempt.outcome(), nowMs);
        silent = answered ? 0 : silent + 1;
    }

    TargetHealth health() {
        return health;
    }

    int silent() {
        return silent;
    }
}
