package io.tierhub.flow;

import java.util.List;

/**
 * Events that are handed over together.
 *
 * @param parted whether they are part of a group that was refused as a whole
 */
record Parcel(List<DueEvent> events, boolean parted) {
    /** Whether a refusal of it may be that of another event in it. */
    boolean divisible() {
        return events.size() > 1;
    }

    Parcel firstHalf() {
        return new Parcel(events.subList(0, events.size() / 2), true);
    }

    Parcel secondHalf() {
        return new Parcel(events.subList(events.size() / 2, events.size()), true);
    }
}
