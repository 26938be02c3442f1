package io.tierhub.match;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one placed record.
 *
 * @param record its record id
 * @param kind how it found its customer
 * @param customer the customer it belongs to now
 * @param absorbed customers that went up in {@code customer}, ascending; they redirect to it for ever
 * @param zone how sure the decision is
 * @param evidence the best pair behind the decision, or the pair that was stopped; null where nothing came near
 */
public record MatchDecision(
        int record,
        Kind kind,
        long customer,
        List<Long> absorbed,
        Zone zone,
        @Nullable PairExplanation evidence) {

    /** The pair that a person is to decide about; empty where the decision needs none. */
    public Optional<Stopped> doubt() {
        return zone == Zone.REVIEW ? Optional.ofNullable(evidence).map(MatchIndex::stopped) : Optional.empty();
    }

    /** How a record found its customer. */
    public enum Kind {
        /** Alone in its customer. */
        NEW,
        /** One existing customer took it in. */
        JOINED,
        /** It showed that several existing customers are one. */
        MERGED
    }

    /** How sure a decision is. */
    public enum Zone {
        /** Nothing came near, or the best pair is well above the threshold. */
        CLEAR,
        /** Joined, with the best pair less than 4 bits above the threshold: worth a sample for audit. */
        AUDIT,
        /** Not joined, or not with all, though a pair came within 4 bits or was stopped by the mean or a veto. */
        REVIEW
    }

    /** Bits on either side of the threshold within which a decision is not clear. */
    public static final double MARGIN = 4;
}
