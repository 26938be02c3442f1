package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.master.Standing;
import io.tierhub.store.Redirects.Redirect;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random changes go to one store; another one is given what comes of them as new rows. Every read of the two must agree,
 * whatever is put aside at that time.
 */
class LayeredReadsTest extends StoreFixture {
    private static final long SEED = Long.getLong("tierhub.seed", System.nanoTime());
    private static final int RECORDS = 300;
    private static final int CUSTOMERS = 120;

    /** Apart from each other, so that scans and folding take several steps. */
    private static final int GAP = 31;

    private final Random random = new Random(SEED);
    private final TreeMap<Integer, SourceRow> records = new TreeMap<>();
    private final TreeMap<Long, CustomerRow> customers = new TreeMap<>();

    @Test
    void everyReadTellsTheRowThatCounts() throws Exception {
        System.out.println("layered reads: seed " + SEED);
        fill();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 12; i++) {
                write(this::change);
            }
            List<String> expected = expected();
            assertReads(expected, "round " + round);
            for (LayeredTable table : LayeredTable.values()) {
                fold(table, expected, round == 2);
                expected = round == 2 ? expected() : expected;
            }
        }
    }

    /** @param going whether a change comes after the first step */
    private void fold(LayeredTable table, List<String> before, boolean going) throws Exception {
        List<String> expected = before;
        for (long next = 0; next >= 0; ) {
            long from = next;
            next = store.transaction(Effect.ROWS_FOLDED, tx -> tx.folding(table).fold(from));
            if (going && from == 0) {
                write(this::change);
                expected = expected();
            }
            assertReads(expected, table + " folded to " + next);
        }
    }

    private void fill() {
        for (int i = 1; i <= RECORDS; i++) {
            SourceRow row = Samples.source(i * GAP, "K" + i, customer());
            records.put(row.id(), row);
        }
        for (long i = 1; i <= CUSTOMERS; i++) {
            customers.put(i * GAP, Samples.customer(i * GAP));
        }
        write(tx -> {
            tx.systems().idOf("erp");
            tx.sources().insert(List.copyOf(records.values()));
            tx.customers().insert(List.copyOf(customers.values()));
        });
    }

    private void change(Tx tx) {
        switch (random.nextInt(6)) {
            case 0 -> {
                SourceRow row = record();
                SourceRow now = with(row, customer(), row.account(), row.hash() + 1);
                records.put(now.id(), now);
                tx.sources().update(List.of(now));
            }
            case 1 -> {
                int[] ids = ids();
                long customer = customer();
                each(ids, row -> with(row, customer, row.account(), row.hash()));
                tx.sources()
                        .setCustomer(
                                ids,
                                LongStream.generate(() -> customer)
                                        .limit(ids.length)
                                        .toArray());
            }
            case 2 -> {
                int[] ids = ids();
                int account = random.nextInt(3) == 0 ? 0 : record().id();
                each(ids, row -> with(row, row.customer(), account, row.hash()));
                tx.sources()
                        .setAccount(
                                ids,
                                IntStream.generate(() -> account)
                                        .limit(ids.length)
                                        .toArray());
            }
            case 3 -> {
                SourceRow row = Samples.source(records.lastKey() + GAP, "N" + records.size(), customer());
                records.put(row.id(), row);
                tx.sources().insert(List.of(row));
            }
            case 4 -> {
                List<CustomerRow> rows = random.ints(0, CUSTOMERS + 20)
                        .distinct()
                        .limit(20)
                        .mapToObj(i -> stands((i + 1L) * GAP))
                        .toList();
                rows.forEach(row -> customers.put(row.id(), row));
                tx.customers().upsert(rows);
            }
            default -> {
                long[] gone = {customer(), customer()};
                customers.remove(gone[0]);
                customers.remove(gone[1]);
                tx.customers().delete(gone);
            }
        }
    }

    private CustomerRow stands(long id) {
        CustomerRow row = Samples.customer(id);
        Standing standing = Standing.values()[random.nextInt(Standing.values().length)];
        return new CustomerRow(id, row.type(), "Now " + random.nextInt(), row.golden(), standing, random.nextInt());
    }

    private long customer() {
        return (1L + random.nextInt(CUSTOMERS)) * GAP;
    }

    private SourceRow record() {
        return List.copyOf(records.values()).get(random.nextInt(records.size()));
    }

    private int[] ids() {
        List<Integer> all = List.copyOf(records.keySet());
        return random.ints(0, all.size()).distinct().limit(20).map(all::get).toArray();
    }

    private void each(int[] ids, UnaryOperator<SourceRow> change) {
        for (int id : ids) {
            records.computeIfPresent(id, (key, row) -> change.apply(row));
        }
    }

    private static SourceRow with(SourceRow row, long customer, int account, long hash) {
        return new SourceRow(
                row.id(),
                row.system(),
                row.key(),
                hash,
                row.updatedAt(),
                row.createdAt(),
                row.type(),
                customer,
                account,
                row.deleted(),
                row.bare(),
                row.raw(),
                row.clean(),
                row.warnings(),
                row.file(),
                row.line());
    }

    private List<String> expected() throws IOException {
        try (Store plain = Samples.open(Files.createTempDirectory(folder, "plain"))) {
            Samples.write(plain, tx -> {
                tx.systems().idOf("erp");
                tx.sources().insert(List.copyOf(records.values()));
                tx.customers().insert(List.copyOf(customers.values()));
            });
            List<String> expected = plain.read(this::reads);
            assertThat(expected).hasSizeGreaterThan(3 * RECORDS);
            return expected;
        }
    }

    private void assertReads(List<String> expected, String when) {
        List<String> found = store.read(this::reads);
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertThat(found.get(i)).as("seed %d, %s, read %d", SEED, when, i).isEqualTo(expected.get(i));
        }
        assertThat(found).hasSameSizeAs(expected);
    }

    private List<String> reads(Tx tx) {
        int[] ids = records.keySet().stream().mapToInt(Integer::intValue).toArray();
        long[] numbers =
                LongStream.rangeClosed(1, CUSTOMERS + 30).map(i -> i * GAP).toArray();
        List<String> all = new ArrayList<>();
        all.add(tx.sources().count() + " " + tx.sources().nextId() + " "
                + tx.customers().count());
        sorted(all, "by id", tx.sources().byIds(ids));
        sorted(all, "by customer", tx.sources().byCustomers(numbers));
        sorted(
                all,
                "by key",
                tx.sources()
                        .byKeys(1, records.values().stream().map(SourceRow::key).toList()));
        tx.sources().scan(row -> all.add("scan " + row));
        tx.sources().scanKeys((id, system, key, hash) -> all.add("key " + id + " " + system + " " + key + " " + hash));
        sorted(all, "owner", owners(tx));
        StoredCleans held = new StoredCleans(ids[ids.length - 1] + 1, Long.MAX_VALUE);
        tx.sources().hold(GAP * 50, id -> id % 2 == 0, held);
        Arrays.stream(ids)
                .filter(id -> id >= GAP * 50 && id % 2 == 0)
                .forEach(id -> all.add("held " + id + " " + held.record(id, tx.systems())));
        tx.crossReference().scan(row -> all.add("xref " + row));
        sorted(all, "xref", tx.crossReference().of(numbers));
        all.add(new TreeMap<>(tx.crossReference().canonicalNames()).toString());
        all.add(new TreeMap<>(tx.ownedRecords().of(numbers)).toString());
        for (int i = 0; i < numbers.length; i += 10) {
            all.add(new TreeMap<>(tx.ownedRecords().of(new long[] {numbers[i]})).toString());
        }
        sorted(all, "customers", tx.customers().byIds(numbers));
        tx.customers().scan(row -> all.add("golden " + row));
        all.add(new TreeMap<>(tx.customers().standings(numbers)).toString());
        tx.customers().scanStandings((id, standing) -> all.add("stands " + id + " " + standing));
        Verification.Findings found = tx.verification().look();
        all.add(found.damage() + " " + Arrays.toString(found.withoutGolden()));
        return all;
    }

    private static List<String> owners(Tx tx) {
        List<String> owners = new ArrayList<>();
        long[] before = {0};
        tx.sources().scanOwners((id, customer, account) -> {
            assertThat(customer).isGreaterThanOrEqualTo(before[0]);
            before[0] = customer;
            owners.add(id + " " + customer + " " + account);
        });
        return owners;
    }

    private static void sorted(List<String> to, String what, Collection<?> rows) {
        rows.stream().map(row -> what + " " + row).sorted().forEach(to::add);
    }

    @Test
    void aScanReachesCustomersThatTheLayerAloneNames() {
        write(tx -> {
            tx.systems().idOf("erp");
            tx.sources().insert(List.of(Samples.source(1, "a", 50), Samples.source(2, "b", 60)));
            tx.sources().setCustomer(new int[] {1, 2}, new long[] {1, 90_000});
        });
        List<Long> seen = new ArrayList<>();
        store.read(tx -> {
            tx.crossReference().scan(row -> seen.add(row.customer()));
            return seen;
        });
        assertThat(seen).containsExactly(1L, 90_000L);
    }

    @Test
    void recordsOfMergedCustomersFollowTheRedirectWhereverTheyStand() {
        write(tx -> {
            tx.sources()
                    .insert(List.of(Samples.source(1, "a", 1), Samples.source(2, "b", 2), Samples.source(3, "c", 3)));
            tx.sources().setCustomer(new int[] {2}, new long[] {1});
            tx.redirects().add(List.of(new Redirect(1, 3)));
        });
        assertThat(store.<Long>read(tx -> tx.verification().look().astray())).isEqualTo(2);
        write(tx -> tx.repairs().followRedirects());
        assertThat(store.<Long>read(tx -> tx.verification().look().astray())).isZero();
        assertThat(list(tx -> tx.sources().byCustomers(new long[] {3}))).hasSize(3);
    }
}
