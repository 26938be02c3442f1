package io.tierhub.flow;

import io.tierhub.publish.EventData;
import io.tierhub.publish.EventId;
import io.tierhub.publish.Reason;
import io.tierhub.publish.TierChange;
import io.tierhub.store.Delivery;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.TestDatabase;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** A real store and its outbox, deliveries over channels of the test, and a clock that the test moves. */
public final class DeliveryBench implements AutoCloseable {
    public final AtomicLong now =
            new AtomicLong(Instant.parse("2026-06-30T01:00:00Z").toEpochMilli());
    public final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    public final Store store;
    public final Deliveries deliveries;
    private final Delivering delivering;

    public DeliveryBench(Path folder, Channel.Channels channels) {
        store = Store.open(TestDatabase.of(folder), "test");
        deliveries = new Deliveries(store);
        delivering = new Delivering(deliveries, channels, clock, () -> 0.5, FlowListener.NONE);
    }

    /** One pass over all that is due. */
    public PassResult pass(Target target) {
        return pass(target, () -> false);
    }

    /** The same until it is told to stop. */
    public PassResult pass(Target target, BooleanSupplier stop) {
        return delivering.pass(target, stop);
    }

    /** What a pass would hand over. */
    public List<Preview> dryRun(Target target) {
        List<Preview> previews = new ArrayList<>();
        delivering.dryRun(target, planned -> previews.add(planned.preview()));
        return previews;
    }

    public void advance(Duration by) {
        now.addAndGet(by.toMillis());
    }

    /** Records the change of a tier of a customer whom these systems know, and supersedes what waits, as grading does. */
    public Delivery change(String target, long customer, Tier to, Map<String, String> external) {
        return store.transaction(Effect.ALL_GRADED, tx -> {
            List<TargetState> states = tx.targetStates().of(target, new long[] {customer});
            long seq = states.isEmpty() ? 1 : states.get(0).lastSeq() + 1;
            CustomerId id = new CustomerId(customer);
            LocalDate day = LocalDate.of(2026, 6, 30);
            String data = EventData.of(new TierChange(
                    id,
                    new TreeMap<>(external),
                    to,
                    day,
                    false,
                    "policy",
                    81.25,
                    "base@sha256:x",
                    day,
                    List.of(new Reason("RFM", 35.97, new Bilingual("近30天复购", "bought again within 30 days"))),
                    "MATURE",
                    List.of("high_value", "at_risk")));
            long at = now.get();
            Delivery row =
                    Delivery.fresh(EventId.of(target, id, seq, at), target, customer, seq, TierChange.TYPE, at, data);
            tx.outbox().enqueue(List.of(row));
            tx.outbox().supersede(List.of(row), at);
            return row;
        });
    }

    /** The row as it stands now. */
    public Delivery row(Delivery row) {
        return store.read(tx -> tx.outbox().byIds(List.of(row.id())).get(0));
    }

    @Override
    public void close() {
        store.close();
    }
}
