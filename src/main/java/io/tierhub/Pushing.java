package io.tierhub;

import io.tierhub.config.HubConfig;
import io.tierhub.flow.CamelRuntime;
import io.tierhub.flow.CamelWebhookSender;
import io.tierhub.flow.Channel;
import io.tierhub.flow.Deliveries;
import io.tierhub.flow.Delivering;
import io.tierhub.flow.DeliveryWorkers;
import io.tierhub.flow.FlowListener;
import io.tierhub.flow.PacedSender;
import io.tierhub.flow.Sending;
import io.tierhub.flow.Target;
import io.tierhub.flow.WebhookClient;
import io.tierhub.flow.WebhookHeaders;
import io.tierhub.flow.http.PullHttp;
import io.tierhub.flow.kafka.KafkaCamel;
import io.tierhub.store.Store;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/** What delivering to all targets takes, put together: in the active node and in one that stands by. */
final class Pushing implements AutoCloseable {
    private final HubConfig config;
    private final Sending sending = new Sending();
    private final WebhookClient client;
    private final KafkaCamel topics;
    private final Channel.Channels channels;
    private final DeliveryWorkers workers;

    Pushing(HubConfig config, Store store, PullHttp http, InstantSource clock, FlowListener heard) {
        this.config = config;
        this.client = new WebhookClient(config.application().outbound().reachable());
        this.topics = new KafkaCamel(config.home().root());
        this.channels = new TargetChannels(
                config, new PacedSender(sending, Targets.of(config), clock, Pushing::sleep), http, topics, clock);
        this.workers = new DeliveryWorkers(
                new Delivering(new Deliveries(store), channels, clock, ThreadLocalRandom.current()::nextDouble, heard),
                Targets.of(config));
    }

    /** A stop that comes meanwhile is seen before the next request. */
    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How targets are spoken to. */
    Channel.Channels channels() {
        return channels;
    }

    DeliveryWorkers workers() {
        return workers;
    }

    /** What routes refer to, by name. */
    Map<String, Object> beans() {
        return Map.of(WebhookClient.NAME, client, WebhookHeaders.NAME, new WebhookHeaders());
    }

    /** What the configuration gives to Camel. */
    Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>(config.camel());
        properties.put(
                "tierhub.folders.inbox", config.inboxes().toAbsolutePath().toString());
        return properties;
    }

    /** The names of the targets that take a route: those with a webhook. */
    Set<String> targets() {
        return new TreeSet<>(Targets.of(config).stream()
                .filter(target -> target.push().webhook() != null)
                .map(Target::system)
                .toList());
    }

    /** From here on requests go through this Camel. */
    void through(CamelRuntime camel) {
        sending.through(new CamelWebhookSender(camel.context()));
    }

    /** Lets requests under way end. */
    void stop() {
        workers.close();
    }

    /** Ends the connections, after Camel. */
    @Override
    public void close() {
        topics.close();
        client.close();
    }
}
