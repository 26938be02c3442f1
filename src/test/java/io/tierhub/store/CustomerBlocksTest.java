package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.store.CustomerBlocks.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Grades in blocks, and aside, are what a map of customers to bytes would hold. */
class CustomerBlocksTest extends StoreFixture {
    private static final int CUSTOMERS = 150;
    private static final int STEPS = 120;

    /** The first byte of what releases before the blocks stored for a customer. */
    private static final byte OF_ONE = 2;

    @Test
    void whateverIsPutDeletedAndFoldedWhatIsReadIsWhatAMapHolds() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            SortedMap<Long, String> expected = new TreeMap<>();
            sql(sql -> sql.run("DELETE FROM grade"));
            sql(sql -> sql.run("DELETE FROM grade_changed"));
            earlierReleases(expected, random);
            assertHolds(expected, "seed " + seed + ", rows of an earlier release");
            for (int step = 0; step < STEPS; step++) {
                change(expected, random);
                assertHolds(expected, "seed " + seed + ", step " + step);
            }
        }
    }

    @Test
    void aChangedCustomerStandsAsideUntilItIsFolded() {
        SortedMap<Long, byte[]> all = new TreeMap<>();
        for (long customer = 1; customer <= 64; customer++) {
            all.put(customer, bytes("first " + customer));
        }
        blocks(blocks -> put(blocks, all));
        assertThat(rows("grade")).as("a row for 16 numbers").isEqualTo(5);
        blocks(blocks -> put(blocks, new TreeMap<>(Map.of(7L, bytes("second")))));
        assertThat(rows("grade_changed")).isEqualTo(1);
        blocks(blocks -> blocks.fold(0));
        assertThat(rows("grade_changed")).isZero();
        assertThat(rows("grade")).isEqualTo(5);
        List<Item> seventh = blocks(blocks -> blocks.of(new long[] {7}));
        assertThat(seventh).hasSize(1);
        assertThat(text(seventh.get(0).data())).isEqualTo("second");
    }

    private void earlierReleases(SortedMap<Long, String> expected, Random random) {
        for (long customer = 1; customer < CUSTOMERS; customer += 1 + random.nextInt(3)) {
            String grades = "earlier " + customer;
            expected.put(customer, grades);
            long number = customer;
            sql(sql -> sql.run("INSERT INTO grade (customer_id, data) VALUES (?, ?)", number, bytes(grades)));
        }
    }

    private void change(SortedMap<Long, String> expected, Random random) {
        int many = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 4);
        List<Long> some = random.longs(many, 1, CUSTOMERS).distinct().boxed().toList();
        switch (random.nextInt(6)) {
            case 0 -> {
                blocks(blocks -> {
                    blocks.delete(some.stream().mapToLong(Long::longValue).toArray());
                    return some;
                });
                some.forEach(expected::remove);
            }
            case 1 -> blocks(blocks -> blocks.fold(random.nextInt(CUSTOMERS)));
            default -> {
                SortedMap<Long, byte[]> grades = new TreeMap<>();
                some.forEach(each -> {
                    expected.put(each, "grades " + random.nextInt());
                    grades.put(each, bytes(expected.get(each)));
                });
                blocks(blocks -> put(blocks, grades));
            }
        }
    }

    private void assertHolds(SortedMap<Long, String> expected, String when) {
        SortedMap<Long, String> scanned = new TreeMap<>();
        blocks(blocks -> {
            blocks.scan((customer, data) -> scanned.put(customer, text(data)));
            return scanned;
        });
        assertThat(scanned).as(when).isEqualTo(expected);
        long[] all = new long[CUSTOMERS];
        for (int i = 0; i < all.length; i++) {
            all[i] = i + 1;
        }
        SortedMap<Long, String> asked = new TreeMap<>();
        blocks(blocks -> blocks.of(all)).forEach(item -> asked.put(item.customer(), text(item.data())));
        assertThat(asked).as(when).isEqualTo(expected);
    }

    private static boolean put(CustomerBlocks blocks, SortedMap<Long, byte[]> grades) {
        List<Item> items = new ArrayList<>();
        grades.forEach((customer, data) -> items.add(new Item(customer, data)));
        Collections.shuffle(items, new Random(items.size()));
        blocks.put(items);
        return true;
    }

    private long rows(String table) {
        return sql(sql -> sql.number("SELECT COUNT(*) FROM " + table));
    }

    private <T> T blocks(Function<CustomerBlocks, T> work) {
        return sql(sql -> work.apply(new CustomerBlocks(sql, "grade")));
    }

    private <T> T sql(Function<Sql, T> work) {
        return store.onConnection(handle -> handle.inTransaction(
                inside -> work.apply(new Sql(inside, TestDatabase.isPostgres() ? Dialect.POSTGRESQL : Dialect.H2))));
    }

    private static byte[] bytes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[utf8.length + 1];
        bytes[0] = OF_ONE;
        System.arraycopy(utf8, 0, bytes, 1, utf8.length);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
    }
}
