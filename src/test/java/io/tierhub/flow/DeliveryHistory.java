package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import io.tierhub.grade.Graded;
import io.tierhub.grade.TierDecision;
import io.tierhub.publish.Answer;
import io.tierhub.publish.CustomersMerged;
import io.tierhub.publish.EventId;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.WebhookSettings;
import io.tierhub.store.Delivery;
import io.tierhub.store.DeliveryFilter;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.StoredText;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.TierRow;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Tier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One random history of some customers at one target: tiers change, also while a request is under way; the target refuses,
 * falls silent, takes an event and its answer is lost, or gets it long after the hub gave up on it; the hub is killed before
 * it has recorded anything; persons retry, and let out what is held. The target verifies every signature by a library of
 * others and honours the sequence.
 */
final class DeliveryHistory {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Tier[] TIERS = {Tier.STRATEGIC, Tier.A, Tier.B, Tier.C, Tier.D};
    private static final int DAY = 20_634;

    private final Store store;
    private final String name;
    private final SplittableRandom random;
    private final long base;
    private final Target target;
    private final Webhook verifier = new Webhook(DeliveryRig.SECRET);
    private final EnqueueTiers enqueue;
    private final Delivering delivering;

    private long nowMs = DeliveryRig.START.toEpochMilli();
    private boolean killed;
    private boolean healed;
    private final Map<Long, Tier> newest = new TreeMap<>();
    private final Map<Long, Tier> held = new TreeMap<>();
    private final Map<Long, Long> sequences = new HashMap<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final List<WebhookRequest> underWay = new ArrayList<>();
    final List<String> received = new ArrayList<>();

    /** The process ends at once. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    DeliveryHistory(Store store, int number, long seed) {
        this.store = store;
        this.name = "t" + number;
        this.random = new SplittableRandom(seed);
        this.base = number * 10L;
        this.target = new Target(
                name, new PushSettings(new WebhookSettings("http://x/", new Secret(DeliveryRig.SECRET), null, 5)));
        InstantSource clock = () -> Instant.ofEpochMilli(now());
        this.enqueue =
                new EnqueueTiers(List.of(new EnqueueTiers.Listener(name, false)), Clock.fixed(DeliveryRig.START, ZONE));
        this.delivering = new Delivering(
                new Deliveries(store),
                to -> new WebhookChannel(to, to.push().webhook(), (request, webhook) -> receive(request), ZONE, clock),
                clock,
                random::nextDouble,
                FlowListener.NONE);
    }

    private long now() {
        if (killed) {
            throw new Killed();
        }
        return nowMs;
    }

    /** Some steps at random. */
    void live(int steps) {
        for (int i = 0; i < steps; i++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> change(1 + random.nextInt(3), random.nextInt(8) == 0);
                case 4 -> merge(1 + random.nextInt(3));
                case 5 -> nowMs += Duration.ofMinutes(1L << random.nextInt(12)).toMillis();
                case 6 -> person();
                case 7 -> arrive();
                default -> pass();
            }
        }
    }

    /** A change of tier, as grading records it; also one that is none. */
    private void change(int which, boolean gated) {
        long customer = base + which;
        Tier tier = TIERS[random.nextInt(TIERS.length)];
        boolean changed = newest.put(customer, tier) != tier;
        store.transaction(Effect.ALL_GRADED, tx -> {
            TierDecision decision =
                    new TierDecision(tier, tier, 50.0, false, "policy", List.of(), List.of(), null, tier, null);
            TierRow row = new TierRow(
                    customer,
                    tier,
                    DAY,
                    50.0,
                    tier,
                    tier,
                    false,
                    "policy",
                    DAY,
                    "base@sha256:x",
                    StoredText.of("{}"),
                    1,
                    0,
                    DAY);
            Graded graded = new Graded(new CustomerId(customer), List.of(), decision, 0);
            enqueue.enqueue(
                    tx, List.of(new EnqueueTiers.TierNews(row, graded, Collections.emptySortedSet(), changed)), gated);
            return row;
        });
    }

    private void merge(int which) {
        long customer = base + which;
        CustomerId id = new CustomerId(customer);
        store.transaction(Effect.DECIDED, tx -> {
            List<TargetState> states = tx.targetStates().of(name, new long[] {customer});
            long seq = states.isEmpty() ? 1 : states.get(0).lastSeq() + 1;
            String data = new CustomersMerged(id, new TreeMap<>(), List.of(new CustomerId(base + 9))).data();
            Delivery row = Delivery.fresh(
                    EventId.of(name, id, seq, nowMs), name, customer, seq, CustomersMerged.TYPE, nowMs, data);
            tx.outbox().enqueue(List.of(row));
            tx.outbox().supersede(List.of(row), nowMs);
            return row;
        });
    }

    /** What persons do: dead letters again, a target resumed, held events let out. */
    private void person() {
        store.transaction(Effect.DELIVERIES_RETRIED, tx -> tx.outcomes().retry(DeliveryFilter.of(name, null), nowMs));
        store.transaction(Effect.MOVES_CONFIRMED, tx -> tx.outbox().release(name));
        new Deliveries(store).resume(name);
    }

    void pass() {
        try {
            delivering.pass(target, () -> false);
        } catch (Killed again) {
            killed = false;
        }
    }

    /** Requests that the hub gave up on come to the target after all, the latest first. */
    private void arrive() {
        Collections.reverse(underWay);
        underWay.forEach(this::take);
        underWay.clear();
    }

    private Answer receive(WebhookRequest request) {
        if (!healed && random.nextInt(12) == 0) {
            change(1 + random.nextInt(3), false);
        }
        switch (healed ? 9 : random.nextInt(11)) {
            case 0:
                return Answer.of(500, null).saying("{\"error\": \"no\"}");
            case 1:
                return Answer.of(random.nextBoolean() ? 429 : 503, "30");
            case 2:
                return Answer.none("no answer in time");
            case 3:
                take(request);
                return Answer.none("the answer was lost");
            case 4:
                take(request);
                killed = true;
                return Answer.of(200, null);
            case 5:
                underWay.add(request);
                return Answer.none("no answer in time");
            case 6:
                return random.nextInt(6) == 0 ? Answer.of(410, null) : Answer.of(302, null);
            default:
                take(request);
                return Answer.of(204, null);
        }
    }

    /** What a receiver does that follows the guide. */
    private void take(WebhookRequest request) {
        try {
            assertThat(request.signature())
                    .isEqualTo(verifier.sign(request.id(), request.epochSecond(), request.body()));
            JsonNode event = JSON.readTree(request.body());
            long customer = CustomerId.parse(event.at("/subject").asText()).number();
            long sequence = event.at("/data/sequence").asLong();
            assertThat(ids.merge(customer + " " + sequence, request.id(), (known, now) -> known))
                    .as("%s: the identifier of %d of M%d", name, sequence, customer)
                    .isEqualTo(request.id());
            assertThat(bodies.merge(request.id(), request.body(), (known, now) -> known))
                    .as("%s: the bytes of %s", name, request.id())
                    .isEqualTo(request.body());
            received.add(request.id() + " " + request.body());
            if (sequence > sequences.getOrDefault(customer, 0L)) {
                sequences.put(customer, sequence);
                if (!event.at("/data/tier/to").isMissingNode()) {
                    held.put(customer, Tier.valueOf(event.at("/data/tier/to").asText()));
                }
            }
        } catch (java.io.IOException | com.standardwebhooks.exceptions.WebhookSigningException wrong) {
            throw new AssertionError(name, wrong);
        }
    }

    /** What a dry run says now, and what a pass sends now to a target that takes everything. */
    record Planned(List<String> planned, List<String> sent) {}

    Planned planned() {
        if (random.nextInt(4) > 0) {
            person();
            nowMs += Duration.ofDays(random.nextInt(3)).toMillis();
        }
        int before = received.size();
        List<String> planned = new ArrayList<>();
        delivering.dryRun(
                target,
                each -> planned.add(each.preview().ids() + " " + each.preview().text()));
        assertThat(received).as("a dry run sends nothing").hasSize(before);
        healed = true;
        pass();
        healed = false;
        return new Planned(
                planned.stream().sorted().toList(),
                received.subList(before, received.size()).stream().sorted().toList());
    }

    /** The target is well again, persons have done their part, and time passes. */
    void heal() {
        healed = true;
        for (int i = 0; i < 4; i++) {
            person();
            nowMs += Duration.ofDays(2).toMillis();
            pass();
        }
        arrive();
    }

    void assertConverged(long seed) {
        assertThat(held)
                .as("what the target holds in history %s of seed %d", name, seed)
                .isEqualTo(newest);
    }
}
