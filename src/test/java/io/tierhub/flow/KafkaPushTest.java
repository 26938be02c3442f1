package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.kafka.KafkaCamel;
import io.tierhub.publish.KafkaTargetSettings;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.template.PushTemplate;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.vocabulary.Tier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics, on a broker in this process. */
@Tag("h2")
class KafkaPushTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static KafkaBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.at(shared.resolve("broker")).start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static Target target(String brokers, String topic, String key) {
        return target(brokers, topic, key, Duration.ofSeconds(20));
    }

    private static Target target(String brokers, String topic, String key, Duration timeout) {
        KafkaTargetSettings kafka = new KafkaTargetSettings(
                List.of(brokers), topic, new PushTemplate(key), false, null, null, timeout, false);
        return new Target("bus", new PushSettings(kafka));
    }

    private DeliveryBench bench(KafkaCamel camel) {
        Map<Target, Channel> made = new HashMap<>();
        return new DeliveryBench(
                folder.resolve("hub"),
                to -> made.computeIfAbsent(
                        to,
                        target -> camel.channel(
                                target, Objects.requireNonNull(target.push().kafka()), ZoneId.of("Asia/Shanghai"))));
    }

    /** Passes until an event is delivered, as a slow machine may need more than one. */
    private static void deliver(DeliveryBench bench, Target target, Delivery row) {
        for (int i = 0; i < 8 && bench.row(row).status() == Status.PENDING; i++) {
            bench.advance(Duration.ofHours(24));
            bench.pass(target);
        }
        assertThat(bench.row(row).status()).as(bench.row(row).lastError()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void aStanzaIsAllThatAHubNeeds() throws Exception {
        broker.topic("graded", Map.of());
        try (HubRig rig = new HubRig(folder)) {
            rig.write("config/systems/erp.yaml", HubRig.ERP + """
                    push:
                      kafka:
                        brokers: ["%s"]
                        topic: graded
                        key: "{external}"
                    """.formatted(broker.address()));
            rig.take(
                    "erp",
                    "customers.csv",
                    "id,name,email",
                    "C1,Lin Mei,lin@quarry.example",
                    "C2,Bo,bo@quarry.example");
            rig.hub().grading().grade(HubRig.DAY, true);

            assertThat(rig.hub().pushing().pushAll().get("erp").delivered()).isEqualTo(2);
            assertThat(broker.records("graded")).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("C1", "C2");
        }
    }

    @Test
    void everyEventIsOneRecordWithTheKeyAndAttributesOfACloudEvent() throws Exception {
        broker.topic("tiers", Map.of());
        try (KafkaCamel camel = new KafkaCamel(folder);
                DeliveryBench bench = bench(camel)) {
            List<Delivery> rows = new ArrayList<>();
            for (int id = 1; id <= 700; id++) {
                rows.add(bench.change("bus", id, Tier.A, id == 9 ? Map.of() : Map.of("erp", "C" + id)));
            }
            Target target = target(broker.address(), "tiers", "{external.erp}");
            assertThat(bench.dryRun(target)).hasSize(699);

            PassResult result = bench.pass(target);

            assertThat(result.delivered()).isEqualTo(699);
            assertThat(bench.row(rows.get(8)).status()).isEqualTo(Status.NOT_THERE);
            List<ConsumerRecord<String, byte[]>> told = broker.records("tiers");
            assertThat(told).hasSize(699);
            ConsumerRecord<String, byte[]> first = told.get(0);
            assertThat(first.key()).isEqualTo("C1");
            assertThat(headers(first))
                    .containsEntry("content-type", "application/cloudevents+json; charset=utf-8")
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_id", rows.get(0).id())
                    .containsEntry("ce_type", "customer.tier.changed")
                    .containsEntry("ce_source", "tierhub")
                    .containsEntry("ce_subject", "M000001")
                    .containsEntry("ce_time", "2026-06-30T09:00:00+08:00")
                    .hasSize(7);
            assertThat(new String(first.value(), StandardCharsets.UTF_8))
                    .startsWith(
                            "{\"specversion\":\"1.0\",\"id\":\"" + rows.get(0).id())
                    .contains("\"sequence\":1", "\"to\":\"A\"");
        }
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    @Test
    void aRecordThatIsTooLargeIsADeadLetterAndTheOthersArrive() throws Exception {
        broker.topic("narrow", Map.of("max.message.bytes", "2000"));
        try (KafkaCamel camel = new KafkaCamel(folder);
                DeliveryBench bench = bench(camel)) {
            Delivery small = bench.change("bus", 1, Tier.A, Map.of("erp", "C1"));
            Delivery large = bench.change("bus", 2, Tier.A, Map.of("erp", "x".repeat(3_000)));
            Delivery last = bench.change("bus", 3, Tier.A, Map.of("erp", "C3"));

            PassResult result = bench.pass(target(broker.address(), "narrow", "{customer}"));

            assertThat(result.delivered()).isEqualTo(2);
            assertThat(bench.row(large).status()).isEqualTo(Status.DEAD);
            assertThat(bench.row(large).lastError()).contains("larger than the topic takes");
            assertThat(broker.records("narrow")).extracting(ConsumerRecord::key).containsExactly("M000001", "M000003");
            assertThat(List.of(bench.row(small).status(), bench.row(last).status()))
                    .containsOnly(Status.DELIVERED);
        }
    }

    @Test
    void aTopicThatIsNotThereIsWaitedForAndNeverMade() throws Exception {
        try (KafkaCamel camel = new KafkaCamel(folder);
                DeliveryBench bench = bench(camel)) {
            Target target = target(broker.address(), "later", "{customer}", Duration.ofSeconds(1));
            Delivery row = bench.change("bus", 1, Tier.A, Map.of());

            bench.pass(target);

            assertThat(bench.row(row).status()).isEqualTo(Status.PENDING);
            assertThat(bench.row(row).lastError()).contains("the topic does not exist");
            broker.topic("later", Map.of());
            deliver(bench, target, row);
            assertThat(broker.records("later")).isNotEmpty();
        }
    }

    @Test
    void aBrokerThatIsLostAndReturnsGetsEveryEventAndTheNewestLast() throws Exception {
        try (KafkaBroker weak = KafkaBroker.at(folder.resolve("weak"));
                KafkaCamel camel = new KafkaCamel(folder);
                DeliveryBench bench = bench(camel)) {
            Target target = target(weak.address(), "tiers", "{customer}", Duration.ofSeconds(2));
            Delivery early = bench.change("bus", 1, Tier.B, Map.of());
            bench.pass(target);
            assertThat(bench.row(early).status()).isEqualTo(Status.PENDING);
            assertThat(bench.row(early).lastError()).contains("no broker acknowledged it in time");

            weak.start();
            weak.topic("tiers", Map.of());
            deliver(bench, target, early);

            weak.stop();
            Delivery lost = bench.change("bus", 1, Tier.C, Map.of());
            Delivery other = bench.change("bus", 2, Tier.A, Map.of());
            bench.pass(target);
            assertThat(bench.row(lost).status()).isEqualTo(Status.PENDING);
            Delivery newest = bench.change("bus", 1, Tier.A, Map.of());
            assertThat(bench.row(lost).status()).isEqualTo(Status.SUPERSEDED);

            weak.start();
            deliver(bench, target, newest);
            deliver(bench, target, other);
            List<String> told = weak.records("tiers").stream()
                    .filter(record -> record.key().equals("M000001"))
                    .map(record -> headers(record).get("ce_id"))
                    .distinct()
                    .toList();
            assertThat(told).startsWith(early.id()).endsWith(newest.id());
        }
    }

    @Test
    void hostsThatAreUnknownAreSilenceAndNoEndOfTheHub() {
        try (KafkaCamel camel = new KafkaCamel(folder);
                DeliveryBench bench = bench(camel)) {
            Delivery row = bench.change("bus", 1, Tier.A, Map.of());
            bench.pass(target("no-such-host.invalid:9092", "tiers", "{customer}"));
            assertThat(bench.row(row).status()).isEqualTo(Status.PENDING);
            assertThat(bench.row(row).lastError()).contains("unknown to DNS");
        }
    }
}
