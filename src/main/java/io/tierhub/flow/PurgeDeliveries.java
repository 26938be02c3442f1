package io.tierhub.flow;

import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets deliveries that need nobody any more and are old, every hour while the hub runs. */
public final class PurgeDeliveries extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(PurgeDeliveries.class);

    /** Rows of one transaction, so that nobody waits long. */
    static final int STEP = 10_000;

    private final Store store;
    private final int days;
    private final InstantSource clock;

    /** @param days for which they are kept */
    public PurgeDeliveries(Store store, int days, InstantSource clock) {
        this.store = store;
        this.days = days;
        this.clock = clock;
    }

    @Override
    public void configure() {
        from("timer:purge?period=3600000&delay=60000&includeMetadata=false")
                .routeId("purge")
                .process(exchange -> look());
    }

    private void look() {
        try {
            purge();
        } catch (StoreException unreachable) {
            LOG.warn("Old deliveries were not forgotten: {}; the next look tries again", unreachable.getMessage());
        }
    }

    /** Forgets what is old; how many deliveries. */
    public int purge() {
        long before = clock.millis() - Duration.ofDays(days).toMillis();
        int all = 0;
        int step;
        do {
            step = store.transaction(
                    Effect.DELIVERIES_PURGED, tx -> tx.outcomes().purge(before, STEP));
            all += step;
        } while (step == STEP);
        return all;
    }
}
