package io.tierhub.match;

/**
 * What changed in an index, step by step in the order in which it happened. The same steps on an equal index make it equal
 * again, down to which values are hubs and which records a full key keeps.
 */
public interface MatchChanges {
    /** The record's features and keys were taken out. */
    void left(int record);

    /** The record came in with these features, packed. */
    void entered(int record, byte[] features);

    /** The record belongs to this customer now; 0: to none. */
    void assigned(int record, long customer);
}
