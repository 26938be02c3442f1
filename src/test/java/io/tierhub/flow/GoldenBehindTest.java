package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.Hub;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.master.Survivorship;
import io.tierhub.store.CustomerRow;
import io.tierhub.store.Effect;
import io.tierhub.store.Tx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first load leaves much to its end; whoever looks afterwards cannot tell. */
class GoldenBehindTest {
    private static final int ROWS = 2 * ChunkReader.CHUNK_ROWS + 700;
    private static final long SEED = 20260630;

    @TempDir
    private Path folder;

    private Path export;

    @BeforeEach
    void customersOfManyRecordsSomeOfWhichJoinTwo() throws IOException {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        List<String> lines = new ArrayList<>();
        lines.add("id,name,tax_id,phone,city");
        for (int i = 0; i < ROWS; i++) {
            int customer = random.nextInt(ROWS / 2);
            boolean tax = random.nextInt(5) < 3;
            boolean phone = !tax || random.nextInt(3) == 0;
            int key = random.nextInt(50) == 0 ? i / 2 : i; // some rows change an earlier one
            lines.add(String.join(
                    ",",
                    "K" + key,
                    name(customer),
                    tax ? Integer.toString(100_000_000 + customer * 7919) : "",
                    phone ? "+1206" + (2_000_000 + customer * 311) : "",
                    "City" + random.nextInt(9)));
        }
        export = Files.write(folder.resolve("customers.csv"), lines);
    }

    @Test
    void aFirstLoadEndsAsALoadIntoAStoreInUseDoes() throws IOException {
        Path used = home("used");
        Path single = Files.writeString(folder.resolve("customers-0.csv"), "id,name\nK0,Nobody Else Ltd\n");
        List<String> first = loaded(home("first"), List.of(export), null);
        List<String> later = loaded(used, List.of(single, export), null);
        assertThat(first).hasSizeGreaterThan(ROWS).isEqualTo(later);
    }

    @Test
    void aFirstLoadThatWasKilledEndsLikeOneThatWasNot() throws IOException {
        Path killed = home("killed");
        List<String> whole = loaded(home("whole"), List.of(export), killed);
        try (Hub hub = hub(killed)) {
            assertThat(hub.started().repaired()).as("nothing is missing").isEmpty();
            assertThat(due(hub)).as("every customer is due after the restart").isEqualTo(customers(hub));
        }
        assertThat(loaded(killed, List.of(export), null)).isEqualTo(whole);
    }

    @Test
    void aFirstLoadThatWasKilledAmongItsGoldenRecordsGoesOnThere() throws IOException {
        Path home = home("among");
        List<String> whole = loaded(home, List.of(export), null);
        try (Hub hub = hub(home)) {
            hub.store().transaction(Effect.GOLDEN_WRITTEN, tx -> {
                long[] later = LongStream.range(2_000, tx.customers().nextId()).toArray();
                tx.customers().delete(later);
                tx.gradesDue().clear(later);
                tx.meta().put("golden_behind", "2000");
                return tx;
            });
        }
        try (Hub hub = hub(home)) {
            hub.mastering().state();
        }
        assertThat(loaded(home, List.of(export), null)).isEqualTo(whole);
    }

    @Test
    void whatAKilledProcessLeftOfTheGoldenRecordsUnderWayIsWrittenAnew() throws IOException {
        Path home = home("torn");
        List<String> whole = loaded(home, List.of(export), null);
        try (Hub hub = hub(home)) {
            hub.store().transaction(Effect.GOLDEN_WRITTEN, tx -> {
                long[] notStored =
                        LongStream.range(2_100, tx.customers().nextId()).toArray();
                tx.customers().delete(notStored);
                tx.gradesDue()
                        .clear(Arrays.stream(notStored).filter(id -> id > 2_050).toArray());
                tx.meta().put("golden_behind", "2000");
                return tx;
            });
        }
        try (Hub hub = hub(home)) {
            hub.mastering().state();
        }
        assertThat(loaded(home, List.of(export), null)).isEqualTo(whole);
    }

    @Test
    void recordsThatAreLongerThanExpectedAreHeldInMoreSpans() throws IOException {
        Path home = home("long");
        List<String> whole = loaded(home, List.of(export), null);
        try (Hub hub = hub(home)) {
            MasterState state = hub.mastering().state();
            hub.store().transaction(Effect.GOLDEN_WRITTEN, tx -> {
                tx.customers()
                        .delete(LongStream.range(1, tx.customers().nextId()).toArray());
                tx.meta().put("golden_behind", "1");
                return tx;
            });
            AtomicInteger spans = new AtomicInteger();
            HubConfig config = HubConfig.load(new Home(home));
            RebuildGolden golden = new RebuildGolden(new Survivorship(config.survivorship()));
            new GoldenBehind(golden, clock(config), 40_000).catchUp(hub.store(), state, spans::incrementAndGet);
            assertThat(spans).hasValueGreaterThan(ROWS * 50 / 40_000);
        }
        assertThat(loaded(home, List.of(export), null)).isEqualTo(whole);
    }

    @Test
    void aGoldenRecordIsWrittenOnceAtTheEndOfAFirstLoad() throws IOException {
        try (Hub hub = hub(home("once"))) {
            hub.takeIn().file("crm", export, rows -> assertThat(customers(hub)).isZero());
            assertThat(customers(hub)).isPositive();
        }
    }

    @Test
    void customersMergedInAFirstLoadAreGoneAndRedirectedAtItsEnd() throws IOException {
        Path home = home("merged");
        loaded(home, List.of(export), null);
        try (Hub hub = hub(home)) {
            int merged = hub.store().read(GoldenBehindTest::redirected);
            assertThat(merged).as("customers merged away").isGreaterThan(10);
            assertThat(due(hub)).isEqualTo(customers(hub));
        }
    }

    @Test
    void recordsAreHeldUpToTheLimitAndThenAnotherSpanBegins() {
        // Customer n has n % 3 records: 1, 2, none, and so on.
        LongFunction<int[]> members = customer -> IntStream.range(0, (int) customer % 3)
                .map(i -> (int) customer * 10 + i)
                .toArray();
        GoldenBehind.Span within = GoldenBehind.Span.of(members, 1, 10, 5);
        assertThat(within.end())
                .as("the records of 1, 2 and 4 are too few, 5 is the last")
                .isEqualTo(6);
        assertThat(within.wanted().stream()).containsExactly(10, 20, 21, 40, 50, 51);
        assertThat(GoldenBehind.Span.of(members, 1, 10, 4).end()).isEqualTo(5);
        assertThat(GoldenBehind.Span.of(members, 6, 10, 4).end())
                .as("no more customers")
                .isEqualTo(10);
    }

    /** How many numbers lead to another customer; no such number is a customer itself, and where it leads is one. */
    private static int redirected(Tx tx) {
        int merged = 0;
        long next = tx.customers().nextId();
        for (long id = 1; id < next; id++) {
            long now = tx.redirects().resolve(id);
            if (now != id) {
                merged++;
                assertThat(tx.customers().byIds(new long[] {id, now}))
                        .as("customer %d, now %d", id, now)
                        .extracting(CustomerRow::id)
                        .containsExactly(now);
            }
        }
        return merged;
    }

    /** @param crash a home that gets the store as it is after the second chunk; null: none */
    private static List<String> loaded(Path home, List<Path> files, @Nullable Path crash) throws IOException {
        try (Hub hub = hub(home)) {
            for (Path file : files) {
                hub.takeIn().file("crm", file, rows -> {
                    if (crash != null && rows == 2L * ChunkReader.CHUNK_ROWS) {
                        copyStore(home, crash);
                    }
                });
            }
            assertThat(due(hub)).isEqualTo(customers(hub));
            List<String> lines = new ArrayList<>();
            for (What what : List.of(What.XREF, What.CUSTOMERS)) {
                new Exporting(hub.store()).export(new ExportRequest(what, null, true), new Lines(lines));
            }
            return lines;
        }
    }

    private record Lines(List<String> to) implements RowSink {
        @Override
        public void header(List<String> columns) {
            to.add(String.join(",", columns));
        }

        @Override
        public void row(List<@Nullable Object> cells) {
            to.add(cells.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
    }

    private static void copyStore(Path from, Path to) {
        try {
            Files.createDirectories(to.resolve("data"));
            Files.copy(from.resolve("data/tierhub.mv.db"), to.resolve("data/tierhub.mv.db"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Customers that are due; of those merged away it is due that nothing is left. */
    private static long due(Hub hub) {
        return hub.store()
                .read(tx -> tx.customers()
                        .byIds(tx.gradesDue().all(Integer.MAX_VALUE))
                        .size());
    }

    private static long customers(Hub hub) {
        return hub.store().read(tx -> tx.customers().count());
    }

    private static Hub hub(Path home) {
        HubConfig config = HubConfig.load(new Home(home));
        return new Hub(config, clock(config));
    }

    private static BusinessClock clock(HubConfig config) {
        return new BusinessClock(Clock.systemUTC(), config.hub().zone(), null);
    }

    private Path home(String name) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("config/systems"));
        Files.writeString(home.resolve("config/systems/crm.yaml"), """
                system: crm
                customers:
                  files: "customers*"
                  key: id
                  map: {type: {const: organization}, name: name, tax_id: tax_id, phones: phone, city: city}
                """);
        return home;
    }

    /** Letters that no other number has, so that no two customers resemble each other. */
    private static String name(int customer) {
        Random letters = new Random(SEED + customer);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            name.append((char) ('a' + letters.nextInt(26)));
        }
        return name + " Ltd";
    }
}
