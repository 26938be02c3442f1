package io.tierhub.flow;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What to export.
 *
 * @param asOf grades and tiers as of a day that was graded; null: the live state
 * @param canonical names each customer by its smallest (system, key) and leaves out what differs between two runs over the
 *     same input: identifiers, run stamps, attempts
 */
public record ExportRequest(What what, @Nullable LocalDate asOf, boolean canonical) {
    /** The exports of the contract. */
    public enum What {
        CUSTOMERS,
        XREF,
        GRADES,
        TIERS,
        HISTORY,
        TAGS,
        QUARANTINE,
        DELIVERIES,
        SYNC,
        PUSHES,
        REVIEW,
        ACTIONS
    }

    public ExportRequest {
        if (asOf != null && what != What.GRADES && what != What.TIERS) {
            throw new IllegalArgumentException("--as-of goes with grades and tiers only");
        }
    }
}
