package io.tierhub.flow;

import io.tierhub.cleanse.FieldQuality;
import io.tierhub.match.HubValue;
import java.util.List;

/**
 * How good the data of the systems are.
 *
 * @param systems those that sent customers, by name
 * @param refused rows in quarantine, by system and reason
 * @param hubs the values that most records share
 */
public record QualityReport(
        List<SystemQuality> systems, Consolidation consolidation, List<Refused> refused, List<HubValue> hubs) {

    /**
     * Rows of one system that were refused for one reason.
     *
     * @param code as in {@code BAD_DATE}
     */
    public record Refused(String system, String code, long rows) {}

    /**
     * The customers' records of one system.
     *
     * @param records those that it has not deleted; all else is about them
     * @param customers how many customers they are
     */
    public record SystemQuality(String system, long records, long deleted, long customers, List<FieldQuality> fields) {

        /** Records beyond the first of a customer. */
        public long duplicates() {
            return records - customers;
        }
    }

    /**
     * What matching made of all of them.
     *
     * @param records source records, without deleted ones
     * @param customers golden records that have such a record
     * @param ofSeveralRecords customers of two or more of them
     * @param ofSeveralSystems customers of which two systems or more have a record
     */
    public record Consolidation(long records, long customers, long ofSeveralRecords, long ofSeveralSystems) {
        /** Source records of a customer on average; 0 where there is none. */
        public double rate() {
            return customers == 0 ? 0 : (double) records / customers;
        }
    }
}
