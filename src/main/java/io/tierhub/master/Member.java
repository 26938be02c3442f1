package io.tierhub.master;

import io.tierhub.cleanse.CleanRecord;
import java.util.List;

/**
 * One source record of a customer.
 *
 * @param recordId the number of the source record in the store
 * @param pins what persons pinned on it, in any order
 */
public record Member(int recordId, CleanRecord record, List<Pin> pins) {
    /** A record on which nobody pinned anything, as most are. */
    public Member(int recordId, CleanRecord record) {
        this(recordId, record, List.of());
    }
}
