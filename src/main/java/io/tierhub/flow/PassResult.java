package io.tierhub.flow;

import io.tierhub.publish.Outcome;
import io.tierhub.publish.TargetHealth;
import java.util.List;

/**
 * What one pass over one target came to.
 *
 * @param retrying events that failed and will be tried again
 * @param dead events given up
 * @param notThere events of customers whose record the target does not have
 * @param silent attempts without any answer since the last answer
 * @param health what is known of the target after the pass
 */
public record PassResult(int delivered, int retrying, int dead, int notThere, int silent, TargetHealth health) {
    static PassResult none(TargetHealth health) {
        return new PassResult(0, 0, 0, 0, 0, health);
    }

    /** Whether the target could be reached and took everything. */
    public boolean good() {
        return retrying == 0 && dead == 0 && health.enabled();
    }

    /** The same after some more attempts. */
    PassResult plus(List<Attempt> attempts, int nowSilent, TargetHealth nowKnown) {
        int moreDelivered = 0;
        int moreDead = 0;
        int moreNotThere = 0;
        for (Attempt attempt : attempts) {
            if (attempt.outcome() instanceof Outcome.Delivered) {
                moreDelivered++;
            } else if (attempt.outcome() instanceof Outcome.Dead) {
                moreDead++;
            } else if (attempt.outcome() instanceof Outcome.NotThere) {
                moreNotThere++;
            }
        }
        int moreRetrying = attempts.size() - moreDelivered - moreDead - moreNotThere;
        return new PassResult(
                delivered + moreDelivered,
                retrying + moreRetrying,
                dead + moreDead,
                notThere + moreNotThere,
                nowSilent,
                nowKnown);
    }

    /** The same, and this is known of the target. */
    PassResult knowing(TargetHealth nowKnown) {
        return new PassResult(delivered, retrying, dead, notThere, silent, nowKnown);
    }
}
