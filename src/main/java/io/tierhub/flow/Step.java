package io.tierhub.flow;

import io.tierhub.match.Constraint;
import io.tierhub.match.MatchIndex;
import io.tierhub.match.Partition;
import io.tierhub.store.Decisions.Kind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a decision comes to, before anything is changed.
 *
 * @param earlier the number of a decision that says the same already, so that there is nothing to do; 0: none
 * @param links what follows for pairs of records, for good
 * @param regrouped which records are one customer, asked when the links hold; null: none moves
 * @param a with {@code b} the pair of records that it is about
 */
record Step(
        Kind kind,
        long earlier,
        List<Constraint> links,
        @Nullable Function<MatchIndex, Partition> regrouped,
        int a,
        int b) {

    static Step known(Kind kind, Constraint earlier, int a, int b) {
        return new Step(kind, earlier.decision(), List.of(), null, a, b);
    }
}
