package io.tierhub.flow;

import io.tierhub.store.ImportFile.Progress;

/** How many customers a chunk made, found and merged, told from the numbers of the state before and after. */
final class ChunkTally {
    private final long records;
    private final long customers;
    private final int known;

    /** Before the chunk. */
    ChunkTally(MasterState state) {
        this.records = state.nextRecord();
        this.customers = state.nextCustomer();
        this.known = state.matches().customers();
    }

    /** What is to be told of a chunk once it is committed. */
    record Done(String system, Progress before, Progress after, long created, long joined, long merged) {
        void tell(FlowListener heard) {
            heard.rows(system, before, after);
            heard.matched(created, joined, merged);
        }
    }

    /** After the chunk. */
    Done of(MasterState state, String system, Progress before, Progress after) {
        long created = state.nextCustomer() - customers;
        long joined = Math.max(0, state.nextRecord() - records - created);
        return new Done(
                system,
                before,
                after,
                created,
                joined,
                known + created - state.matches().customers());
    }
}
