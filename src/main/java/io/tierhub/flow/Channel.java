package io.tierhub.flow;

import java.util.List;

/** How one target is spoken to. Decides nothing about retries: it makes requests of due events, and answers of what comes back. */
public interface Channel {
    /** How many events of different customers it may be handed at once. */
    int most();

    /** Events of different customers, put together as they may be handed over at once; all of them, each once. */
    List<List<DueEvent>> groups(List<DueEvent> due);

    /**
     * Hands over one group, or a part of one, and blocks until the target has answered or its time is over. A failing target
     * is an answer, never an exception.
     */
    Handed hand(List<DueEvent> group);

    /** Exactly what would be handed over, without keys; nothing is sent. */
    List<Preview> preview(List<DueEvent> due);

    /** Whether {@link #read} can be asked. */
    default boolean readable() {
        return false;
    }

    /** What the target holds where the tiers of these events go, one for each; from the first silence on, all are silent. */
    default List<ReadBack> read(List<DueEvent> events) {
        return events.stream().map(each -> ReadBack.SILENT).toList();
    }

    /** Channels of targets. */
    interface Channels {
        /** That of a target; the same as long as the hub runs. */
        Channel of(Target target);
    }
}
