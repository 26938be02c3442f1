package io.tierhub.flow;

import io.tierhub.store.ImportFile.Progress;
import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/** Hears what has happened, after it is committed: once a chunk, a batch or an attempt, never once a row. */
public interface FlowListener {
    /** Hears nothing. */
    FlowListener NONE = new FlowListener() {};

    /** Rows of a file of a system have gone through; both counts begin at the first row of the file. */
    default void rows(String system, Progress before, Progress now) {}

    /**
     * Records of customers were matched.
     *
     * @param created that became customers of their own
     * @param joined that are one with a customer known before
     * @param merged customers that turned out to be one with another
     */
    default void matched(long created, long joined, long merged) {}

    /** So many customers went from one tier to another; {@code from} is null for a first tier. */
    default void tiers(@Nullable Tier from, Tier to, int customers) {}

    /** How far the shares of tiers have moved since the reference was taken: the population stability index, after a day. */
    default void drift(double index) {}

    /** A run of grading has ended. */
    default void graded() {}

    /** So many fields of a target were found changed by somebody else. */
    default void foreignEdits(String target, int fields) {}

    /** One attempt to deliver; status 0 where no answer came. */
    default void attempted(String target, int status, long tookMs) {}
}
