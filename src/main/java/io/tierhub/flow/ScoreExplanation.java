package io.tierhub.flow;

import io.tierhub.grade.Lift;
import io.tierhub.grade.ScoreChange;
import org.jspecify.annotations.Nullable;

/**
 * What became of a customer's score, and what would raise it.
 *
 * @param change from an earlier result to the one that stands; null: there is no earlier one, or the rules of the one that
 *     stands are no longer there
 * @param lift to the next tier; null: there is none
 */
public record ScoreExplanation(
        @Nullable ScoreChange change, @Nullable Lift lift) {
    /** Of a customer without a result. */
    static final ScoreExplanation NOTHING = new ScoreExplanation(null, null);
}
