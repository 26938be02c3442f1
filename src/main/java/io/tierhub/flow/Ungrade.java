package io.tierhub.flow;

import io.tierhub.store.Tx;

/** Takes grades, tier, waiting deliveries and what there is to do from customers that are no longer graded; their history ends. */
final class Ungrade {
    private Ungrade() {}

    /** @param cause stands in the history as the reason for the end */
    static void write(Tx tx, long[] customers, int day, String cause, long nowMs) {
        if (customers.length == 0) {
            return;
        }
        tx.grades().delete(customers);
        tx.tiers().delete(customers);
        tx.tierMemories().delete(customers);
        tx.scoreTrail().delete(customers);
        tx.customerTags().endAll(customers, day);
        tx.tierHistory().end(customers, day, cause);
        tx.outbox().withdraw(customers);
        tx.gradesDue().clear(customers);
        tx.actionItems().cancelAll(customers, cause, nowMs);
        tx.actionRuns().leaveAll(customers, day);
        tx.actionStates().stale(customers);
    }
}
