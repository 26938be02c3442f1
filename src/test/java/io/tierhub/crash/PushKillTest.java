package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.config.ConfigLoader;
import io.tierhub.config.Home;
import io.tierhub.config.Layers;
import io.tierhub.publish.EventData;
import io.tierhub.publish.EventId;
import io.tierhub.publish.TierChange;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of pushes, between what is committed and what is acknowledged; {@code -Dtierhub.kills} sets how often. */
class PushKillTest {
    private static final long SEED = Long.getLong("tierhub.seed", 20260630);
    /** What one transaction records: a kill repeats no more than that. */
    private static final int BATCH = 400;

    private static final String ERP = """
            system: erp
            push:
              webhook: {url: "%s/erp", secret: "0123456789012345678901234"}
            """;

    @TempDir
    private Path folder;

    @Test
    void afterKillsNothingIsLostAndNothingComesUnderANewIdentifier() throws Exception {
        survive(Integer.getInteger("tierhub.kills", 1));
    }

    @Test
    @Tag("full")
    void afterAHundredKillsNothingIsLostAndNothingComesUnderANewIdentifier() throws Exception {
        survive(Integer.getInteger("tierhub.kills", 100));
    }

    private void survive(int kills) throws Exception {
        System.out.printf("PushKillTest: %d kills of seed %d on %s%n", kills, SEED, StoreKind.wanted());
        SplittableRandom random = new SplittableRandom(SEED);
        int events = 2 * BATCH + kills * BATCH; // a kill takes a batch on average, and some of it again
        try (KeepingTarget target = new KeepingTarget()) {
            Path home = home(target.url("home"));
            Set<String> ids = enqueue(home, events);
            int killed = 0;
            while (killed < kills) {
                int before = target.count("home");
                int until = before + 1 + random.nextInt(2 * BATCH);
                try (HubProcess push = new HubProcess(home, List.of("push"))) {
                    while (push.alive() && target.count("home") < until) {
                        Thread.sleep(0, 100_000);
                    }
                    if (push.killAt(0)) {
                        killed++;
                    } else {
                        break;
                    }
                }
            }
            try (HubProcess push = new HubProcess(home, List.of("push"))) {
                assertThat(push.awaitEnd(0)).isZero();
            }
            List<KeepingTarget.Received> received = target.received("home");
            Set<String> told = new HashSet<>();
            received.forEach(each -> told.add(each.id()));
            assertThat(told).as("identifiers, seed %d", SEED).isEqualTo(ids);
            assertThat(target.held("home")).hasSize(events);
            assertThat(received.size() - events)
                    .as("repeats after %d kills", killed)
                    .isLessThanOrEqualTo(killed * BATCH);
            assertThat(pending(home)).isZero();
            assertThat(killed).as("kills of a push that had not ended").isEqualTo(kills);
            System.out.printf(
                    "PushKillTest: %d kills, %d events, %d repeated%n", killed, events, received.size() - events);
        }
    }

    private Path home(String target) throws IOException {
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve("config/systems"));
        Files.writeString(home.resolve("config/systems/erp.yaml"), ERP.formatted(target));
        Files.writeString(
                home.resolve("config/application.properties"), "tierhub.outbound.allow_addresses=127.0.0.1\n");
        StoreKind.wanted().give(home);
        return home;
    }

    private static Store open(Path home) throws IOException {
        return Store.open(
                new ConfigLoader(new Home(home), Layers.of(java.util.Map.of()))
                        .load()
                        .database(),
                "test");
    }

    private static Set<String> enqueue(Path home, int events) throws IOException {
        LocalDate day = LocalDate.of(2026, 6, 30);
        List<Delivery> rows = new ArrayList<>();
        for (int i = 1; i <= events; i++) {
            CustomerId id = new CustomerId(i);
            String data = EventData.of(new TierChange(
                    id, new TreeMap<>(), Tier.A, day, false, "policy", 1.0, "base@sha256:x", day, List.of()));
            rows.add(Delivery.fresh(EventId.of("erp", id, 1, 1), "erp", i, 1, TierChange.TYPE, 1, data));
        }
        try (Store store = open(home)) {
            store.transaction(Effect.ALL_GRADED, tx -> {
                tx.outbox().enqueue(rows);
                return rows;
            });
        }
        return new HashSet<>(rows.stream().map(Delivery::id).toList());
    }

    private static long pending(Path home) throws IOException {
        try (Store store = open(home)) {
            long[] left = new long[1];
            store.read(tx -> {
                tx.outbox().scan(row -> left[0] += row.status() == Status.DELIVERED ? 0 : 1);
                return left;
            });
            return left[0];
        }
    }
}
