package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.store.Delivery.Status;
import io.tierhub.store.Outcomes.Dead;
import io.tierhub.store.Outcomes.Delivered;
import io.tierhub.store.Outcomes.Failed;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxTest extends StoreFixture {
    private static final String CHANGED = "customer.tier.changed";

    @Test
    void whatIsEnqueuedIsDueInOrderAndCountsTheSequence() {
        enqueue(event("a", 1, 1, CHANGED), event("b", 2, 1, CHANGED), event("c", 1, 2, "customer.merged"));
        assertThat(due(10)).containsExactly("a", "b", "c");
        assertThat(list(tx -> tx.outbox().due("crm", 10, 2))).hasSize(2);
        assertThat(list(tx -> tx.outbox().due("crm", 4, 9))).isEmpty();
        assertThat(list(tx -> tx.outbox().due("erp", 10, 9))).isEmpty();
        assertThat(map(tx -> tx.outbox().depths())).isEqualTo(Map.of("crm", 3L));
        assertThat(list(tx -> tx.targetStates().of("crm", new long[] {1, 2, 3})))
                .containsExactlyInAnyOrder(
                        new TargetState("crm", 1, 2, 0, null, null), new TargetState("crm", 2, 1, 0, null, null));
    }

    @Test
    void aNewerChangeSupersedesThePendingOneOfItsKind() {
        enqueue(event("a", 1, 1, CHANGED), event("m", 1, 2, "customer.merged"), event("x", 2, 1, CHANGED));
        List<Delivery> newer = List.of(event("b", 1, 3, CHANGED));
        write(tx -> {
            tx.outbox().supersede(newer, 6);
            tx.outbox().enqueue(newer);
        });
        assertThat(due(10)).containsExactly("m", "x", "b");
        assertThat(status("a")).isEqualTo(Status.SUPERSEDED);
    }

    @Test
    void aDeliveryWaitsForTheOlderOneOfItsCustomer() {
        enqueue(event("a", 1, 1, "customer.merged"), event("b", 1, 2, CHANGED), event("c", 2, 1, CHANGED));
        Delivery a = get("a");
        write(tx -> tx.outcomes().failed(List.of(new Failed(a, 500, "unavailable", 100))));
        assertThat(due(10)).containsExactly("c");
        assertThat(number(tx -> tx.outbox().nextAttemptAt("crm"))).isEqualTo(5);
        assertThat(due(100)).containsExactly("a", "b", "c");
        assertThat(get("a").attempts()).isEqualTo(1);
        assertThat(get("a").lastError()).isEqualTo("unavailable");
        write(tx -> tx.outcomes().dead(List.of(new Dead(a, null, "gone")), 200));
        assertThat(due(10)).as("a dead letter holds nobody up").containsExactly("b", "c");
    }

    @Test
    void aDeliveredTierIsWhatTheTargetKnowsAndNeverGoesBack() {
        enqueue(event("a", 1, 1, CHANGED), event("b", 1, 2, CHANGED));
        Delivery a = get("a");
        Delivery b = get("b");
        write(tx -> tx.outcomes().delivered(List.of(new Delivered(b, 200, Tier.A)), 9));
        write(tx -> tx.outcomes().delivered(List.of(new Delivered(a, 200, Tier.B)), 9));
        assertThat(list(tx -> tx.targetStates().of("crm", new long[] {1})))
                .containsExactly(new TargetState("crm", 1, 2, 2, Tier.A, 9L));
        assertThat(due(100)).isEmpty();
        assertThat(get("a").lastStatus()).isEqualTo(200);
    }

    @Test
    void oneSupersededUnderWayIsStillDeliveredButNotTriedAgain() {
        enqueue(event("a", 1, 1, CHANGED));
        Delivery a = get("a");
        write(tx -> tx.outbox().supersede(List.of(event("b", 1, 2, CHANGED)), 6));
        write(tx -> tx.outcomes().failed(List.of(new Failed(a, 500, "x", 7))));
        assertThat(status("a")).isEqualTo(Status.SUPERSEDED);
        write(tx -> tx.outcomes().delivered(List.of(new Delivered(a, 200, Tier.B)), 9));
        assertThat(status("a")).isEqualTo(Status.DELIVERED);
    }

    @Test
    void aDeadLetterIsRetriedUnlessTheTargetKnowsNewer() {
        enqueue(event("a", 1, 1, CHANGED), event("b", 1, 2, CHANGED), event("c", 2, 1, CHANGED));
        List<Delivery> all = read(tx -> tx.outbox().due("crm", 10, 9));
        write(tx -> {
            tx.outcomes().dead(List.of(new Dead(all.get(0), 400, "x"), new Dead(all.get(2), 400, "x")), 9);
            tx.outcomes().delivered(List.of(new Delivered(all.get(1), 200, Tier.A)), 9);
        });
        assertThat(change(tx -> tx.outcomes().retry(List.of("a", "b", "c"), 20)))
                .isEqualTo(1);
        assertThat(due(20)).containsExactly("c");
        assertThat(change(tx -> tx.outcomes().drop(List.of("a", "b"), "old news", 30)))
                .isEqualTo(1);
    }

    @Test
    void whatIsSettledIsPurgedAfterItsTimeAndTheSequenceStays() {
        enqueue(event("a", 1, 1, CHANGED), event("b", 2, 1, CHANGED));
        Delivery a = get("a");
        write(tx -> tx.outcomes().delivered(List.of(new Delivered(a, 200, Tier.A)), 9));
        assertThat(change(tx -> tx.outcomes().purge(9, 100))).isZero();
        assertThat(change(tx -> tx.outcomes().purge(10, 100)))
                .as("what is known last is the measure of the next event")
                .isZero();
        enqueue(event("c", 1, 2, CHANGED));
        Delivery c = get("c");
        write(tx -> tx.outcomes().delivered(List.of(new Delivered(c, 200, Tier.B)), 20));
        assertThat(change(tx -> tx.outcomes().purge(10, 100))).isEqualTo(1);
        List<String> left = new ArrayList<>();
        read(tx -> {
            tx.outbox().scan(each -> left.add(each.id()));
            return 0;
        });
        assertThat(left).containsExactly("b", "c");
        assertThat(list(tx -> tx.targetStates().of("crm", new long[] {1})))
                .extracting(TargetState::lastSeq)
                .containsExactly(2L);
    }

    @Test
    void listsAreFilteredByTargetAndStatus() {
        enqueue(event("a", 1, 1, CHANGED), event("b", 2, 1, CHANGED));
        Delivery a = get("a");
        write(tx -> tx.outcomes().dead(List.of(new Dead(a, 400, "x")), 9));
        assertThat(list(tx -> tx.outbox().newest(DeliveryFilter.ALL, 9)))
                .extracting(Delivery::id)
                .containsExactly("b", "a");
        assertThat(list(tx -> tx.outbox().newest(DeliveryFilter.of("crm", Status.DEAD), 9)))
                .extracting(Delivery::id)
                .containsExactly("a");
        assertThat(list(tx -> tx.outbox().newest(DeliveryFilter.of("erp", null), 9)))
                .isEmpty();
    }

    private void enqueue(Delivery... deliveries) {
        write(tx -> tx.outbox().enqueue(List.of(deliveries)));
    }

    private static Delivery event(String id, long customer, long seq, String type) {
        return Delivery.fresh(id, "crm", customer, seq, type, 5, "{}");
    }

    private List<String> due(long now) {
        return read(tx -> tx.outbox().due("crm", now, 100)).stream()
                .map(Delivery::id)
                .toList();
    }

    private Delivery get(String id) {
        return read(tx -> tx.outbox().byIds(List.of(id)).get(0));
    }

    private Status status(String id) {
        return get(id).status();
    }
}
