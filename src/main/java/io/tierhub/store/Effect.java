package io.tierhub.store;

/**
 * What the hub does that outlives its process: commits, moved files, requests. Each has a name, so that a test can end the
 * process right before or after it; see {@link Halt}.
 */
public enum Effect {
    /** The schema is made or brought up to this release. */
    SCHEMA,
    /** The mark of a clean stop is taken away at a start. */
    START_MARKED,
    /** What an unclean stop left is set right. */
    REPAIRED,
    /** The mark of a clean stop is put back. */
    STOP_MARKED,
    /** A snapshot of what is in memory has its place among the changes. */
    SNAPSHOT_BEGUN,
    /** Changes that a snapshot says too are forgotten. */
    CHANGES_FORGOTTEN,
    /** Some changed rows are folded into their table. */
    ROWS_FOLDED,
    /** The business zone of the days in the store is kept. */
    ZONE,
    /** A first load is marked as leaving golden records behind. */
    FIRST_LOAD_MARKED,
    /** The indexes that a first load goes without are dropped. */
    INDEXES_DROPPED,
    /** The records of customers merged away in a first load are given to the survivors. */
    MERGES_SETTLED,
    /** One index is built after a first load. */
    INDEX_BUILT,
    /** Some golden records that a first load left behind are written. */
    GOLDEN_WRITTEN,
    /** A first load is marked as made good. */
    GOLDEN_CAUGHT_UP,
    /** A system has its number. */
    SYSTEM_NUMBERED,
    /** A file is entered in the ledger. */
    FILE_BEGUN,
    /** A chunk of a file is taken in. */
    CHUNK_TAKEN,
    /** Customers that a snapshot lacks are marked as deleted. */
    ABSENT_DELETED,
    /** Rows that were held back are taken in. */
    ROWS_REPLAYED,
    /** A file is done in the ledger. */
    FILE_DONE,
    /** A file is refused in the ledger. */
    FILE_REFUSED,
    /** A page of a pull is taken in, with the cursor behind it. */
    PAGE_TAKEN,
    /** An entity's pulls are entered in the ledger. */
    PULL_BEGUN,
    /** A pull has come to its end. */
    PULL_DONE,
    /** A pull has failed. */
    PULL_FAILED,
    /** Somebody paused, resumed or put back a source. */
    CURSOR_SET,
    /** What is committed is on disk. */
    CHECKPOINT,
    /** A file has left the inbox. */
    FILE_MOVED,
    /** Something happened to a version of the grading rules. */
    RULESET_STEP,
    /** A first grading has begun: it looks at everybody, so nobody is marked as due any more. */
    FIRST_GRADING_BEGUN,
    /** Some customers are graded in a pass over all. */
    ALL_GRADED,
    /** Some customers that are due are graded. */
    DUE_GRADED,
    /** Customers that are no longer graded have lost their grades. */
    UNGRADED,
    /** A day is graded. */
    DAY_GRADED,
    /** A replay of a past day is begun. */
    REPLAY_BEGUN,
    /** Some customers of a past day are graded. */
    REPLAY_GRADED,
    /** A replay of a past day is whole. */
    REPLAY_DONE,
    /** Some tasks and messages whose time has come are told. */
    ACTIONS_TOLD,
    /** A person took a task, gave it to somebody, or did it. */
    TASK_CHANGED,
    /** Some notices to people are sent. */
    NOTICED,
    /** The weights of matching are learned. */
    MODEL_LEARNED,
    /** All matches are decided anew. */
    MATCHES_REBUILT,
    /** A person's decision, and all that follows from it. */
    DECIDED,
    /** A webhook is sent. */
    SENT,
    /** The outcomes of some sent webhooks are known. */
    OUTCOMES_KEPT,
    /** A target is sent to again. */
    TARGET_RESUMED,
    /** Deliveries given up on are due again. */
    DELIVERIES_RETRIED,
    /** Waiting deliveries are given up for good. */
    DELIVERIES_DROPPED,
    /** Some customers of a target are looked at again. */
    RECONCILED,
    /** Old deliveries are forgotten. */
    DELIVERIES_PURGED,
    /** What a grading tells goes out, or waits for a person. */
    MOVES_SETTLED,
    /** A person let out what waited. */
    MOVES_CONFIRMED
}
