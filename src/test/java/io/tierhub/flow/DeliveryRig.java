package io.tierhub.flow;

import io.tierhub.publish.EventData;
import io.tierhub.publish.EventId;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.Reason;
import io.tierhub.publish.TierChange;
import io.tierhub.publish.WebhookSettings;
import io.tierhub.store.Delivery;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.StoreSettings;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.TestDatabase;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.ReachableAddresses;
import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;

/** A real store, the real route template and a clock that the test moves. */
final class DeliveryRig implements AutoCloseable {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final Instant START = Instant.parse("2026-06-30T01:00:00Z");

    final AtomicLong now = new AtomicLong(START.toEpochMilli());
    final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    final Store store;
    final Deliveries deliveries;
    final DefaultCamelContext camel = new DefaultCamelContext();
    final WebhookClient client;
    final Delivering delivering;
    private final StoreSettings database;
    private volatile DoubleSupplier jitter = () -> 0.5;

    DeliveryRig(Path folder, String... systems) throws Exception {
        this(folder, ReachableAddresses.of("127.0.0.0/8"), systems);
    }

    DeliveryRig(Path folder, ReachableAddresses reachable, String... systems) throws Exception {
        client = new WebhookClient(reachable);
        database = TestDatabase.of(folder);
        store = Store.open(database, "test");
        deliveries = new Deliveries(store);
        camel.getRegistry().bind(WebhookClient.NAME, client);
        camel.getRegistry().bind(WebhookHeaders.NAME, new WebhookHeaders());
        Path template = Path.of("routes/templates/webhook.yaml");
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(org.apache.camel.support.ResourceHelper.fromString(
                        template.getFileName().toString(), Files.readString(template)));
        for (String system : systems) {
            TemplatedRouteBuilder.builder(camel, "webhook")
                    .parameter("system", system)
                    .routeId("push-" + system)
                    .add();
        }
        camel.start();
        CamelWebhookSender sender = new CamelWebhookSender(camel);
        delivering = new Delivering(
                deliveries,
                target -> new WebhookChannel(target, target.push().webhook(), sender, SHANGHAI, clock),
                clock,
                () -> jitter.getAsDouble(),
                FlowListener.NONE);
    }

    static Target target(String system, String url, int timeoutSeconds) {
        return new Target(system, new PushSettings(new WebhookSettings(url, new Secret(SECRET), null, timeoutSeconds)));
    }

    /** Sends as any route could that has its own headers in the message. */
    void sendWith(Map<String, Object> headers, Target target) {
        camel.createProducerTemplate().send("direct:push-" + target.system(), exchange -> {
            headers.forEach(exchange.getMessage()::setHeader);
            exchange.getMessage().setHeader("webhook-id", "m1");
            exchange.getMessage().setHeader(WebhookClient.TIMEOUT_MS, "5000");
            exchange.setProperty("tierhubPushUrl", target.push().webhook().url());
            exchange.getMessage().setBody("{}");
        });
    }

    PassResult pass(Target target) {
        return delivering.pass(target, () -> false);
    }

    /** What a pass would send. */
    List<Preview> plan(Target target) {
        List<Preview> previews = new ArrayList<>();
        delivering.dryRun(target, planned -> previews.add(planned.preview()));
        return previews;
    }

    void advance(Duration by) {
        now.addAndGet(by.toMillis());
    }

    /** How much each wait is moved from now on, by numbers from 0 up to 1; without it, not at all. */
    void jitter(DoubleSupplier from) {
        jitter = from;
    }

    /** Back to where it began, for the next test: nothing is known of any target. */
    void forget() throws SQLException {
        now.set(START.toEpochMilli());
        jitter(() -> 0.5);
        try (Connection past = TestDatabase.connect(database);
                Statement statement = past.createStatement()) {
            for (String table : List.of("outbox", "target_state", "delivery_run")) {
                statement.execute("DELETE FROM " + table);
            }
            statement.execute("DELETE FROM meta WHERE name LIKE 'target.%'");
        }
    }

    /** Records the change of a tier and supersedes what waits, as grading does. */
    Delivery change(String target, long customer, Tier to) {
        return changes(target, customer, customer, to).get(0);
    }

    /** The same of customers whose numbers follow each other, in one transaction. */
    List<Delivery> changes(String target, long first, long last, Tier to) {
        return store.transaction(Effect.ALL_GRADED, tx -> {
            List<Delivery> rows = new ArrayList<>();
            for (long customer = first; customer <= last; customer++) {
                rows.add(changed(tx, target, customer, to));
            }
            tx.outbox().enqueue(rows);
            tx.outbox().supersede(rows, now.get());
            return rows;
        });
    }

    private Delivery changed(Tx tx, String target, long customer, Tier to) {
        List<TargetState> states = tx.targetStates().of(target, new long[] {customer});
        long seq = states.isEmpty() ? 1 : states.get(0).lastSeq() + 1;
        CustomerId id = new CustomerId(customer);
        LocalDate day = LocalDate.of(2026, 6, 30);
        String data = EventData.of(new TierChange(
                id,
                new TreeMap<>(Map.of("erp", "C" + customer)),
                to,
                day,
                false,
                "policy",
                81.25,
                "base@sha256:x",
                day,
                List.of(new Reason("RFM", 35.97, new Bilingual("近30天复购", "bought again within 30 days")))));
        long at = now.get();
        return Delivery.fresh(EventId.of(target, id, seq, at), target, customer, seq, TierChange.TYPE, at, data);
    }

    /** The row as it stands now. */
    Delivery row(Delivery row) {
        return store.read(tx -> tx.outbox().byIds(List.of(row.id())).get(0));
    }

    @Override
    public void close() {
        camel.stop();
        client.close();
        store.close();
    }
}
