package io.tierhub.behaviour;

/** Which events count as known: all, or those that the hub had learned of by some time. */
@FunctionalInterface
public interface Known {
    /** Everything that the hub knows now. */
    Known ALL = (day, recordedAt) -> true;

    /** @param recordedAt epoch seconds at which the hub learned of this version of the event, unsigned */
    boolean holds(int day, int recordedAt);

    /** What was known at a time. */
    static Known at(long epochSeconds) {
        return (day, recordedAt) -> Integer.toUnsignedLong(recordedAt) <= epochSeconds;
    }

    /** Besides, what is known later of a day and those after it: what happened anew, without what was corrected. */
    default Known andSince(int firstDay, Known later) {
        return (day, recordedAt) -> holds(day, recordedAt) || day >= firstDay && later.holds(day, recordedAt);
    }
}
