package io.tierhub.match;

import io.tierhub.match.PairExplanation.FieldEvidence;
import org.jspecify.annotations.Nullable;

/**
 * What keeps two records of different customers apart, the first thing that does.
 *
 * @param veto the veto, for {@link Kind#VETO} and {@link Kind#VETO_OF_OTHERS}
 * @param worst the field that speaks most against the join, for {@link Kind#EVIDENCE}; null: no field does
 * @param mean bits per pair of records across the two customers, for {@link Kind#MEAN}; else 0
 */
public record Obstacle(
        Kind kind, @Nullable Veto veto, @Nullable FieldEvidence worst, double mean) {

    /** The obstacles, in the order in which they are looked for. */
    public enum Kind {
        /** A person decided that the two, or other records of their customers, are never one. */
        DECIDED,
        /** A veto between the two. */
        VETO,
        /** A veto between other records of their customers. */
        VETO_OF_OTHERS,
        /** They share no blocking key by which they would be compared. */
        NO_COMMON_KEY,
        /** They share a key, but for each there are more candidates of rarer keys than a record is compared with. */
        CROWDED_OUT,
        /** Their evidence does not reach the threshold. */
        EVIDENCE,
        /** It does, but the mean over the pairs of their customers does not reach the second one. */
        MEAN,
        /** Nothing: what speaks for the join came after both were placed, so a rebuild joins them. */
        NONE
    }

    static Obstacle of(Kind kind) {
        return new Obstacle(kind, null, null, 0);
    }
}
