package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.publish.Answer;
import io.tierhub.publish.EventBody;
import io.tierhub.publish.KafkaTargetSettings;
import io.tierhub.publish.MaskSettings;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.ReconcileSettings;
import io.tierhub.publish.ReconcileSettings.OnForeignEdit;
import io.tierhub.publish.template.PushTemplate;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.store.DeliveryFilter;
import io.tierhub.store.Effect;
import io.tierhub.store.StoredText;
import io.tierhub.store.TierRow;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets are kept at what they were told. */
class ReconcilingTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    private Path folder;

    private final Field field = new Field();
    private final AtomicInteger edits = new AtomicInteger();
    private DeliveryBench bench;

    /** A target with one field a customer. */
    private static final class Field implements Channel {
        final Map<Long, String> held = new TreeMap<>();
        final List<EventBody> heard = new ArrayList<>();
        final List<Long> asked = new ArrayList<>();
        boolean readable;
        long silentAt = -1;
        Runnable meanwhile = () -> {};

        @Override
        public int most() {
            return 1;
        }

        @Override
        public List<List<DueEvent>> groups(List<DueEvent> due) {
            return due.stream().map(List::of).toList();
        }

        @Override
        public Handed hand(List<DueEvent> group) {
            DueEvent due = group.get(0);
            heard.add(due.body());
            held.put(
                    due.row().customer(),
                    String.valueOf(due.values(target(OnForeignEdit.KEEP)).text("tier")));
            return Handed.all(group, Answer.of(200, null));
        }

        @Override
        public boolean readable() {
            return readable;
        }

        @Override
        public List<ReadBack> read(List<DueEvent> events) {
            List<ReadBack> read = new ArrayList<>();
            meanwhile.run();
            boolean silent = false;
            for (DueEvent each : events) {
                long customer = each.row().customer();
                asked.add(customer);
                silent |= customer == silentAt;
                read.add(
                        silent
                                ? ReadBack.SILENT
                                : held.containsKey(customer) ? ReadBack.of(held.get(customer)) : ReadBack.NOT_THERE);
            }
            return read;
        }

        @Override
        public List<Preview> preview(List<DueEvent> due) {
            return List.of();
        }
    }

    private static Target target(OnForeignEdit onForeignEdit) {
        KafkaTargetSettings any = new KafkaTargetSettings(
                List.of("localhost:9092"),
                "any",
                new PushTemplate("{customer}"),
                false,
                null,
                null,
                Duration.ofSeconds(5),
                false);
        return new Target(
                "crm",
                new PushSettings(
                        null,
                        null,
                        null,
                        null,
                        any,
                        Map.of(),
                        new ReconcileSettings(WEEK, onForeignEdit),
                        new MaskSettings(MaskSettings.How.KEEP, MaskSettings.How.KEEP, MaskSettings.How.KEEP)));
    }

    /** Another each time, as after a restart. */
    private int look(OnForeignEdit onForeignEdit) {
        Reconciling.Reach reach = new Reconciling.Reach(
                List.of(target(onForeignEdit)), List.of(new EnqueueTiers.Listener("crm", false)), target -> field);
        FlowListener heard = new FlowListener() {
            @Override
            public void foreignEdits(String target, int fields) {
                edits.addAndGet(fields);
            }
        };
        MasterLock lock = new MasterLock(() -> {
            throw new IllegalStateException("no index is needed");
        });
        return new Reconciling(bench.store, lock, reach, bench.clock, new Stopping(), heard).look();
    }

    private void pass() {
        bench.pass(target(OnForeignEdit.OVERWRITE));
    }

    /** Customers from 1 on, who have a tier that the target was told. */
    private void customers(int many) {
        bench.store.transaction(Effect.ALL_GRADED, tx -> {
            List<TierRow> tiers = new ArrayList<>();
            for (long customer = 1; customer <= many; customer++) {
                tiers.add(new TierRow(
                        customer,
                        Tier.A,
                        20_000,
                        81.25,
                        null,
                        Tier.A,
                        false,
                        "policy",
                        20_000,
                        "base",
                        StoredText.of("{}"),
                        0,
                        0,
                        0));
            }
            tx.tiers().put(tiers);
            return many;
        });
        for (long customer = 1; customer <= many; customer++) {
            bench.change("crm", customer, Tier.A, Map.of());
        }
        pass();
        assertThat(field.held).hasSize(many);
        field.heard.clear();
    }

    private List<Delivery> noted() {
        return bench.store.read(
                tx -> tx.outbox().newest(DeliveryFilter.of("crm", null).noted(Reconciling.EDITED), 1_000));
    }

    @BeforeEach
    void start() {
        bench = new DeliveryBench(folder.resolve("hub"), target -> field);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    @Tag("h2")
    void aTargetThatCannotBeReadIsToldEachTierAgainOnceAWeekNeverAheadOfDeliveries() {
        customers(Reconciling.STEP + 50);
        assertThat(look(OnForeignEdit.OVERWRITE))
                .as("the first start is no reason")
                .isZero();
        bench.advance(WEEK.minusHours(1));
        assertThat(look(OnForeignEdit.OVERWRITE)).isZero();
        bench.change("crm", 7, Tier.A, Map.of());
        pass();
        field.heard.clear();
        bench.advance(Duration.ofHours(1));

        assertThat(look(OnForeignEdit.OVERWRITE))
                .as("all of a step but who was told an hour ago")
                .isEqualTo(Reconciling.STEP - 1);
        assertThat(look(OnForeignEdit.OVERWRITE) + look(OnForeignEdit.OVERWRITE))
                .as("the rest at once, as less than a step waits")
                .isEqualTo(50);
        pass();

        assertThat(field.heard).hasSize(Reconciling.STEP + 49);
        assertThat(field.heard).extracting(EventBody::from).containsOnly(Tier.A);
        assertThat(field.heard).extracting(EventBody::sequence).containsOnly(2L);
        bench.advance(WEEK.minusHours(2));
        assertThat(look(OnForeignEdit.OVERWRITE)).isZero();
        bench.advance(Duration.ofHours(2));
        assertThat(look(OnForeignEdit.OVERWRITE)).isEqualTo(Reconciling.STEP);
        assertThat(look(OnForeignEdit.OVERWRITE)).as("a full step waits").isZero();
    }

    @Test
    void whatSomebodyChangedIsFoundNotedAndOverwrittenAndNothingElseIsTold() {
        field.readable = true;
        customers(250);
        look(OnForeignEdit.OVERWRITE);
        bench.advance(WEEK);
        field.held.put(5L, "Gold\nby hand");
        field.held.put(240L, null);
        field.held.remove(9L);
        field.silentAt = 120;

        assertThat(look(OnForeignEdit.OVERWRITE)).isEqualTo(1);
        assertThat(look(OnForeignEdit.OVERWRITE)).isZero();
        assertThat(look(OnForeignEdit.OVERWRITE)).isZero();
        field.silentAt = -1;
        field.asked.clear();
        look(OnForeignEdit.OVERWRITE);
        assertThat(field.asked.get(0))
                .as("the next look goes on where the target fell silent")
                .isEqualTo(120L);
        assertThat(look(OnForeignEdit.OVERWRITE)).isEqualTo(1);
        pass();

        assertThat(field.heard).extracting(each -> each.customer().number()).containsExactly(5L, 240L);
        assertThat(field.held.get(5L)).isEqualTo("A");
        assertThat(noted())
                .extracting(Delivery::note)
                .containsExactly("edited there: nothing", "edited there: 'Gold by hand'");
        assertThat(noted()).extracting(Delivery::status).containsOnly(Status.DELIVERED);
        assertThat(edits).hasValue(2);
    }

    @Test
    @Tag("h2")
    void whatIsToBeKeptIsNotedOnceAndStaysUntilTheNextChangeOfTier() {
        field.readable = true;
        customers(3);
        look(OnForeignEdit.KEEP);
        field.held.put(2L, "Gold");
        for (int week = 0; week < 3; week++) {
            bench.advance(WEEK);
            look(OnForeignEdit.KEEP);
            pass();
        }
        assertThat(field.heard).isEmpty();
        assertThat(field.held.get(2L)).isEqualTo("Gold");
        assertThat(noted()).hasSize(1).first().satisfies(row -> {
            assertThat(row.status()).isEqualTo(Status.DROPPED);
            assertThat(row.note()).isEqualTo("edited there: 'Gold', kept");
        });

        bench.change("crm", 2, Tier.B, Map.of());
        pass();
        assertThat(field.held.get(2L)).isEqualTo("B");
    }

    @Test
    @Tag("h2")
    void aTierThatChangesWhileTheTargetIsReadIsToldAloneAndWhatWasToldJustNowIsNotCompared() {
        field.readable = true;
        customers(3);
        look(OnForeignEdit.OVERWRITE);
        bench.advance(WEEK.minusMinutes(5));
        bench.change("crm", 3, Tier.A, Map.of());
        pass();
        field.heard.clear();
        bench.advance(Duration.ofMinutes(5));
        field.held.replaceAll((customer, tier) -> "Gold");
        field.meanwhile = () -> bench.change("crm", 1, Tier.B, Map.of());

        look(OnForeignEdit.OVERWRITE);
        pass();

        assertThat(field.asked).containsExactly(1L, 2L);
        assertThat(field.held).isEqualTo(Map.of(1L, "B", 2L, "A", 3L, "Gold"));
        assertThat(field.heard).extracting(EventBody::sequence).containsExactlyInAnyOrder(2L, 2L);
        assertThat(edits)
                .as("what was only found and not acted on is not counted")
                .hasValue(1);
    }

    @Test
    @Tag("h2")
    void aDeadLetterIsToldAgainAndWhatAPersonDroppedIsNot() {
        customers(3);
        look(OnForeignEdit.OVERWRITE);
        Delivery dead = bench.change("crm", 1, Tier.A, Map.of());
        Delivery dropped = bench.change("crm", 2, Tier.A, Map.of());
        bench.store.transaction(Effect.OUTCOMES_KEPT, tx -> {
            tx.outcomes()
                    .dead(List.of(new io.tierhub.store.Outcomes.Dead(bench.row(dead), 400, "no")), bench.now.get());
            return tx.outcomes().drop(List.of(dropped.id()), "not this one", bench.now.get());
        });
        bench.advance(WEEK);

        assertThat(look(OnForeignEdit.OVERWRITE)).isEqualTo(2);
        pass();
        assertThat(field.heard).extracting(each -> each.customer().number()).containsExactly(1L, 3L);
    }
}
