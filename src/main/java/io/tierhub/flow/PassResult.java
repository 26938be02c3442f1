package io.tierhub.flow;

import io.tierhub.publish.Outcome;
import io.tierhub.publish.TargetHealth;
import java.util.List;

/**
 * What one pass over one target came to.
 *
 * @param retrying events that failed and will be tried again
 * @param dead events given up
 * @param silent attempts without any answer since the last answer
 * @param health what is known of the target after the pass
 */
public record PassResult(int delivered, int retrying, int dead, int silent, TargetHealth health) {
    static final PassResult NONE = new PassResult(0, 0, 0, 0, TargetHealth.GOOD);

    /** Whether the target could be reached and took everything. */
    public boolean good() {
        return retrying == 0 && dead == 0 && health.enabled();
    }

    PassResult plus(List<Attempt> attempts, int silentNow, TargetHealth healthNow) {
        int moreDelivered = 0;
        int moreDead = 0;
        for (Attempt attempt : attempts) {
            if (attempt.outcome() instanceof Outcome.Delivered) {
                moreDelivered++;
            } else if (attempt.outcome() instanceof Outcome.Dead) {
                moreDead++;
            }
        }
        int moreRetrying = attempts.size() - moreDelivered - moreDead;
        return new PassResult(
                delivered + moreDelivered, retrying + moreRetrying, dead + moreDead, silentNow, healthNow);
    }

    PassResult with(TargetHealth healthNow) {
        return new PassResult(delivered, retrying, dead, silent, healthNow);
    }
}
