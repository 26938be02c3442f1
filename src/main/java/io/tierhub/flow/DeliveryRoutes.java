package io.tierhub.flow;

import org.apache.camel.builder.RouteBuilder;

/** Looks into the outbox every second while the hub runs. */
public final class DeliveryRoutes extends RouteBuilder {
    private final DeliveryWorkers workers;

    public DeliveryRoutes(DeliveryWorkers workers) {
        this.workers = workers;
    }

    @Override
    public void configure() {
        from("timer:deliver?period=1000&delay=0&includeMetadata=false")
                .routeId("deliver")
                .process(exchange -> workers.wake());
    }
}
