package io.tierhub.flow;

import io.tierhub.store.StoreException;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at some customers of each target again every ten seconds while the hub runs and a sweep is under way. */
public final class ReconcileSchedule extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileSchedule.class);

    private final Reconciling reconciling;
    private final Runnable wake;

    /** @param wake has deliveries looked at */
    public ReconcileSchedule(Reconciling reconciling, Runnable wake) {
        this.reconciling = reconciling;
        this.wake = wake;
    }

    @Override
    public void configure() {
        from("timer:reconcile?period=10000&delay=10000&includeMetadata=false")
                .routeId("reconcile")
                .process(exchange -> look());
    }

    private void look() {
        try {
            if (reconciling.look() > 0) {
                wake.run();
            }
        } catch (Stopping.StoppedException stopped) {
            LOG.debug("Targets are looked at again after the next start");
        } catch (StoreException unreachable) {
            LOG.warn("Targets were not looked at again: {}; the next look tries again", unreachable.getMessage());
        }
    }
}
