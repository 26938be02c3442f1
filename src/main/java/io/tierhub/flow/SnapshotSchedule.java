package io.tierhub.flow;

import org.apache.camel.builder.RouteBuilder;

/** While the hub runs: writes the snapshot anew when much has changed, best while no file is being taken in. */
public final class SnapshotSchedule extends RouteBuilder {
    private final MatchSnapshot snapshot;
    private final MasterLock lock;
    private final Inbox inbox;

    public SnapshotSchedule(MatchSnapshot snapshot, MasterLock lock, Inbox inbox) {
        this.snapshot = snapshot;
        this.lock = lock;
        this.inbox = inbox;
    }

    @Override
    public void configure() {
        from("timer:snapshot?period=10000&delay=10000&includeMetadata=false")
                .routeId("snapshot")
                .process(exchange -> snapshot.writeIfOutgrown(lock, inbox.busy()));
    }
}
