package io.tierhub.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a table of {@link CustomerBlocks} holds, and what stands aside over it, as one transaction reads it. */
final class StoredBlocks {
    /** No key is so small. */
    private static final long NONE = Long.MIN_VALUE;

    private final Sql sql;
    private final String table;
    private final String changed;
    private @Nullable Boolean nothingAside;

    /**
     * What is stored of some customers.
     *
     * @param customers sorted
     * @param blocks those that they belong to, by key; without those of which nothing is stored
     * @param aside by customer
     * @param greatest key up to which there may be blocks that were not looked for
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Known(long[] customers, Map<Long, CustomerBlock> blocks, Map<Long, byte[]> aside, long greatest) {
        byte @Nullable [] of(long customer) {
            byte[] own = aside.isEmpty() ? null : aside.get(customer);
            CustomerBlock block = own != null || blocks.isEmpty() ? null : blocks.get(CustomerBlock.keyOf(customer));
            return block == null ? own : block.of(customer);
        }

        /** @param some sorted */
        boolean holds(long[] some) {
            int at = 0;
            for (long each : some) {
                while (at < customers.length && customers[at] < each) {
                    at++;
                }
                if (at == customers.length || customers[at] != each) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @param changed the table of those that stand aside */
    StoredBlocks(Sql sql, String table, String changed) {
        this.sql = sql;
        this.table = table;
        this.changed = changed;
    }

    /** @param sorted by number */
    Known read(long[] sorted) {
        return sorted.length <= Sql.FEW && nothingAside == null
                ? readAtOnce(sorted)
                : new Known(sorted, blocks(sorted), aside(sorted), NONE);
    }

    /** Few are read with one statement: where records come one by one, most of what a statement costs is its being one. */
    private Known readAtOnce(long[] sorted) {
        Map<Long, CustomerBlock> blocks = new LinkedHashMap<>();
        Map<Long, byte[]> aside = new HashMap<>();
        sql.list(
                "SELECT 0, g.customer_id, g.data FROM " + inBlocks()
                        + " UNION ALL SELECT 1, g.customer_id, g.data FROM " + inLayer(),
                row -> {
                    boolean inLayer = row.anInt() == 1;
                    long number = row.aLong();
                    return inLayer ? aside.put(number, row.bytes()) : add(blocks, number, row.bytes());
                },
                keys(sorted),
                sorted);
        return new Known(sorted, blocks, aside, NONE);
    }

    private static long[] keys(long[] sorted) {
        long[] keys = new long[sorted.length];
        int count = 0;
        for (long customer : sorted) {
            long key = CustomerBlock.keyOf(customer);
            if (count == 0 || keys[count - 1] != key) {
                keys[count++] = key;
            }
        }
        return Arrays.copyOf(keys, count);
    }

    private String inBlocks() {
        return "UNNEST(CAST(? AS BIGINT ARRAY)) AS w(low) JOIN " + table
                + " g ON g.customer_id BETWEEN w.low AND w.low + " + (CustomerBlock.SIZE - 1);
    }

    private String inLayer() {
        return "UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN " + changed + " g ON g.customer_id = w.id";
    }

    private static CustomerBlock add(Map<Long, CustomerBlock> blocks, long number, byte[] data) {
        return blocks.computeIfAbsent(CustomerBlock.keyOf(number), CustomerBlock::new)
                .read(number, data);
    }

    /** The blocks of some customers, by key; those of which nothing is stored are left out. */
    Map<Long, CustomerBlock> blocks(long[] sorted) {
        return blocks(inBlocks(), (Object) sql.upTo(greatest(), keys(sorted)));
    }

    private Map<Long, CustomerBlock> blocks(String from, Object... args) {
        Map<Long, CustomerBlock> blocks = new LinkedHashMap<>();
        sql.list("SELECT g.customer_id, g.data FROM " + from, row -> add(blocks, row.aLong(), row.bytes()), args);
        return blocks;
    }

    /**
     * What must be known to store something of some customers: of all whether they stand aside, and the blocks of some.
     *
     * @param ofBlocks those whose blocks are written
     */
    Known toStore(long[] customers, long[] ofBlocks) {
        return new Known(customers, blocks(ofBlocks), aside(customers), sql.number(greatest()));
    }

    /** The least and the greatest customer; a block's is its first. */
    Sql.Span span() {
        return sql.span(
                "SELECT MIN(low), MAX(high) FROM (SELECT MIN(customer_id) AS low, MAX(customer_id) AS high FROM "
                        + table + " UNION ALL SELECT MIN(customer_id), MAX(customer_id) FROM " + changed
                        + ") both_tables");
    }

    /** Streams those between two numbers, which begin and end with blocks. */
    void scan(long from, long to, BiConsumer<Long, byte[]> sink) {
        SortedMap<Long, byte[]> all = new TreeMap<>();
        for (CustomerBlock block : blocks(table + " g WHERE g.customer_id BETWEEN ? AND ?", from, to)
                .values()) {
            block.forEach(all::put);
        }
        if (!nothingAside()) {
            sql.list(
                    "SELECT customer_id, data FROM " + changed + " WHERE customer_id BETWEEN ? AND ?",
                    row -> all.put(row.aLong(), row.bytes()),
                    from,
                    to);
        }
        all.forEach(sink);
    }

    private boolean nothingAside() {
        Boolean known = nothingAside;
        if (known == null) {
            known = sql.one("SELECT customer_id FROM " + changed + " FETCH FIRST 1 ROWS ONLY", Columns::aLong) == null;
            nothingAside = known;
        }
        return known;
    }

    private Map<Long, byte[]> aside(long[] customers) {
        Map<Long, byte[]> found = new HashMap<>();
        if (!nothingAside()) {
            sql.list(
                    "SELECT g.customer_id, g.data FROM " + inLayer(),
                    row -> found.put(row.aLong(), row.bytes()),
                    customers);
        }
        return found;
    }

    /** Selects the greatest key of a block. */
    String greatest() {
        return "SELECT MAX(customer_id) FROM " + table;
    }

    /** Some have been put aside. */
    void putAside() {
        nothingAside = false;
    }
}
