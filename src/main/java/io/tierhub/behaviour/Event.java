package io.tierhub.behaviour;

/**
 * A fact in the form in which behaviour keeps it.
 *
 * @param keyHash {@link KeyHash} of the fact's key; an event with the same hash replaces this one
 * @param day epoch day in the business zone
 * @param kind id in {@link Kinds}; {@link #REMOVED} says that the fact is no longer there
 * @param amountMicros in millionths: of the currency of its kind, of a satisfaction or of a value
 * @param refundOf hash of the key of the order that this refunds; 0 if none
 * @param recordedAt epoch seconds at which the hub learned of this version, unsigned (until 2106)
 */
public record Event(long keyHash, int day, short kind, long amountMicros, long refundOf, int recordedAt) {

    /** The kind of an event that takes an earlier one away. */
    public static final short REMOVED = -1;

    /** What takes the fact of that hash away: it was deleted, or now belongs to another source record. */
    public static Event removal(long keyHash, long recordedAtSeconds) {
        return new Event(keyHash, 0, REMOVED, 0, 0, (int) recordedAtSeconds);
    }

    boolean removed() {
        return kind == REMOVED;
    }
}
