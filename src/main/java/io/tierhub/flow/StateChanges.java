package io.tierhub.flow;

import io.tierhub.match.MatchChanges;

/** What changes in {@link MasterState}, step by step: a state takes it, and so does the log that the store keeps of it. */
interface StateChanges extends MatchChanges {
    /** A record of a source key has this content now. */
    void known(long keyHash, int record, long contentHash);

    /** A contact's record belongs to an account's; 0: to none any more. */
    void linked(int contact, int account);

    /** A mail address or phone number names a record. */
    void handle(long handleHash, int record);
}
