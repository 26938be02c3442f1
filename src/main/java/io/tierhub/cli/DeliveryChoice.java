package io.tierhub.cli;

import io.tierhub.store.Delivery.Status;
import io.tierhub.store.DeliveryFilter;
import io.tierhub.vocabulary.CustomerId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which deliveries are meant. */
final class DeliveryChoice {
    @Option(names = "--target", description = "Only of this system.")
    private @Nullable String target;

    @Option(names = "--customer", paramLabel = "ID", description = "Only of this customer, as in M000123.")
    private @Nullable String customer;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only recorded then or later: a day, or a time as in 2026-06-30T08:00:00+08:00.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only recorded before; a day counts whole.")
    private @Nullable String until;

    /** Whether anything was said. */
    boolean any() {
        return target != null || customer != null || since != null || until != null;
    }

    /** @param zone the business zone, in which days are meant */
    DeliveryFilter filter(@Nullable Status status, ZoneId zone) {
        return new DeliveryFilter(
                target,
                status,
                customer == null ? null : CustomerId.parse(customer).number(),
                since == null ? null : Moment.of(since, "--since", zone, 0).toEpochMilli(),
                until == null ? null : Moment.of(until, "--until", zone, 1).toEpochMilli(),
                null);
    }
}
