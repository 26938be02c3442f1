package io.tierhub.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a table holds of all customers, as bytes: in {@link CustomerBlock}s, and over them, in a table of those that have changed
 * since, a row a customer. A block that changes costs its page, some hundred times the bytes of one customer, and customers that
 * change one by one would rewrite the table; so a block is written again only when a good part of its customers change in one call.
 * When too many stand aside they are folded: see {@link #outgrown}. In one transaction a table is changed through one of these.
 */
final class CustomerBlocks {
    /** A block is written again when at least one in so many of its places changes. */
    private static final int PART = 4;

    /** Numbers that are read at once where all are: whole blocks. */
    static final int STEP = 320 * CustomerBlock.SIZE;

    private final Sql sql;
    private final String table;
    private final String changed;
    private @Nullable Boolean nothingAside;
    /** What was read last and is not written since: who writes has read most often. */
    private @Nullable Known last;

    /**
     * What is stored of some customers.
     *
     * @param customers sorted
     * @param blocks those that they belong to, by key; without those of which nothing is stored
     * @param aside by customer
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Known(long[] customers, SortedMap<Long, CustomerBlock> blocks, Map<Long, byte[]> aside) {
        byte @Nullable [] of(long customer) {
            byte[] own = aside.get(customer);
            CustomerBlock block = blocks.get(CustomerBlock.keyOf(customer));
            return own != null || block == null ? own : block.of(customer);
        }

        boolean holds(Collection<Long> all) {
            return all.stream().allMatch(each -> Arrays.binarySearch(customers, each) >= 0);
        }
    }

    /** @param table of the blocks; beside it stands {@code table_changed} */
    CustomerBlocks(Sql sql, String table) {
        this.sql = sql;
        this.table = table;
        changed = table + "_changed";
    }

    /** What is stored of some customers, by number; those of whom there is nothing are left out. */
    SortedMap<Long, byte[]> of(long[] customers) {
        Known known = read(customers);
        last = known;
        SortedMap<Long, byte[]> found = new TreeMap<>();
        for (long customer : customers) {
            byte[] data = known.of(customer);
            if (data != null) {
                found.put(customer, data);
            }
        }
        return found;
    }

    /** Stores something of some customers in the place of what is stored. */
    void put(Map<Long, byte[]> data) {
        Known known = known(data.keySet());
        SortedMap<Long, SortedMap<Long, byte[]>> byBlock = new TreeMap<>();
        data.forEach((customer, each) -> byBlock.computeIfAbsent(CustomerBlock.keyOf(customer), key -> new TreeMap<>())
                .put(customer, each));
        List<CustomerBlock> written = new ArrayList<>();
        List<Long> notAside = new ArrayList<>();
        SortedMap<Long, byte[]> aside = new TreeMap<>();
        byBlock.forEach((key, some) -> {
            CustomerBlock block = known.blocks().getOrDefault(key, new CustomerBlock(key));
            if (block.known() && some.size() * PART < CustomerBlock.SIZE) {
                aside.putAll(some);
            } else {
                some.forEach(block::put);
                written.add(block);
                notAside.addAll(some.keySet());
            }
        });
        write(written);
        remove(known, notAside);
        putAside(known, aside);
        last = null;
    }

    /** Takes away what is stored of some customers. */
    void delete(long[] customers) {
        List<Long> gone = LongStream.of(customers).boxed().toList();
        Known known = known(gone);
        SortedMap<Long, CustomerBlock> written = new TreeMap<>();
        for (long customer : customers) {
            CustomerBlock block = known.blocks().get(CustomerBlock.keyOf(customer));
            if (block != null && block.remove(customer)) {
                written.put(block.key(), block);
            }
        }
        write(written.values());
        remove(known, gone);
        last = null;
    }

    /** Streams all by customer, in bounded memory. */
    void scan(BiConsumer<Long, byte[]> sink) {
        Sql.Span span = span();
        for (long from = CustomerBlock.keyOf(span.least()); from <= span.greatest(); from += STEP) {
            scan(from, from + STEP - 1, sink);
        }
    }

    /** The least and the greatest customer; a block's is its first. */
    Sql.Span span() {
        return sql.span("SELECT MIN(low), MAX(high) FROM (SELECT MIN(customer_id) AS low, MAX(customer_id) AS high FROM "
                + table + " UNION ALL SELECT MIN(customer_id), MAX(customer_id) FROM " + changed + ") both_tables");
    }

    /** Streams those between two numbers, which begin and end with blocks. */
    void scan(long from, long to, BiConsumer<Long, byte[]> sink) {
        SortedMap<Long, byte[]> all = new TreeMap<>();
        for (CustomerBlock block :
                blocks(table + " g WHERE g.customer_id BETWEEN ? AND ?", from, to).values()) {
            all.putAll(block.customers());
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

    /** Whether so many stand aside that they should be folded. */
    boolean outgrown() {
        return sql.number("SELECT COUNT(*) FROM " + changed) * Folding.SHARE
                > sql.number("SELECT MAX(customer_id) FROM " + table);
    }

    /** Brings those of the next {@value Folding#STEP} numbers into their blocks; see {@link Foldable#fold}. */
    long fold(long from) {
        Long least = sql.one(
                "SELECT customer_id FROM " + changed
                        + " WHERE customer_id >= ? ORDER BY customer_id FETCH FIRST 1 ROWS ONLY",
                Columns::aLong,
                from);
        if (least == null) {
            return -1;
        }
        long end = CustomerBlock.keyOf(least) + Folding.STEP - 1;
        SortedMap<Long, byte[]> aside = new TreeMap<>();
        sql.list(
                "SELECT customer_id, data FROM " + changed + " WHERE customer_id BETWEEN ? AND ?",
                row -> aside.put(row.aLong(), row.bytes()),
                least,
                end);
        SortedMap<Long, CustomerBlock> blocks = blocks(numbers(aside.keySet()));
        SortedMap<Long, CustomerBlock> written = new TreeMap<>();
        aside.forEach((customer, data) -> {
            long key = CustomerBlock.keyOf(customer);
            CustomerBlock block = blocks.computeIfAbsent(key, CustomerBlock::new);
            block.put(customer, data);
            written.put(key, block);
        });
        write(written.values());
        sql.run("DELETE FROM " + changed + " WHERE customer_id BETWEEN ? AND ?", least, end);
        return end + 1;
    }

    private Known known(Collection<Long> customers) {
        Known before = last;
        return before != null && before.holds(customers) ? before : read(numbers(customers));
    }

    private Known read(long[] customers) {
        return new Known(LongStream.of(customers).sorted().toArray(), blocks(customers), aside(customers));
    }

    /** The blocks of some customers, by key; those of which nothing is stored are left out. */
    private SortedMap<Long, CustomerBlock> blocks(long[] customers) {
        long[] keys = LongStream.of(customers)
                .map(CustomerBlock::keyOf)
                .sorted()
                .distinct()
                .toArray();
        return blocks(
                "UNNEST(CAST(? AS BIGINT ARRAY)) AS w(low) JOIN " + table
                        + " g ON g.customer_id BETWEEN w.low AND w.low + " + (CustomerBlock.SIZE - 1),
                (Object) sql.upTo("SELECT MAX(customer_id) FROM " + table, keys));
    }

    private SortedMap<Long, CustomerBlock> blocks(String from, Object... args) {
        SortedMap<Long, CustomerBlock> blocks = new TreeMap<>();
        sql.list(
                "SELECT g.customer_id, g.data FROM " + from,
                row -> {
                    long number = row.aLong();
                    return blocks.computeIfAbsent(CustomerBlock.keyOf(number), CustomerBlock::new)
                            .read(number, row.bytes());
                },
                args);
        return blocks;
    }

    private void write(Collection<CustomerBlock> blocks) {
        List<Long> gone = new ArrayList<>();
        List<CustomerBlock> known = new ArrayList<>();
        List<CustomerBlock> fresh = new ArrayList<>();
        for (CustomerBlock block : blocks) {
            gone.addAll(block.replaced());
            if (!block.customers().isEmpty()) {
                (block.stored() ? known : fresh).add(block);
            }
        }
        sql.batch("DELETE FROM " + table + " WHERE customer_id = ?", gone, Params::put);
        sql.batch("UPDATE " + table + " SET data = ? WHERE customer_id = ?", known, CustomerBlocks::bind);
        sql.append(table + " (data, customer_id)", fresh, CustomerBlocks::bind);
    }

    private static void bind(Params to, CustomerBlock block) throws SQLException {
        to.put(block.written()).put(block.key());
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
        Map<Long, byte[]> found = new TreeMap<>();
        if (!nothingAside()) {
            sql.list(
                    "SELECT g.customer_id, g.data FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN " + changed
                            + " g ON g.customer_id = w.id",
                    row -> found.put(row.aLong(), row.bytes()),
                    customers);
        }
        return found;
    }

    private void putAside(Known before, SortedMap<Long, byte[]> data) {
        List<Map.Entry<Long, byte[]>> known = new ArrayList<>();
        List<Map.Entry<Long, byte[]>> fresh = new ArrayList<>();
        data.entrySet()
                .forEach(each ->
                        (before.aside().containsKey(each.getKey()) ? known : fresh).add(each));
        sql.batch("UPDATE " + changed + " SET data = ? WHERE customer_id = ?", known, CustomerBlocks::bindAside);
        sql.append(changed + " (data, customer_id)", fresh, CustomerBlocks::bindAside);
        nothingAside = nothingAside() && data.isEmpty();
    }

    private static void bindAside(Params to, Map.Entry<Long, byte[]> each) throws SQLException {
        to.put(each.getValue()).put(each.getKey());
    }

    private void remove(Known before, List<Long> customers) {
        sql.batch(
                "DELETE FROM " + changed + " WHERE customer_id = ?",
                customers.stream().filter(before.aside()::containsKey).toList(),
                Params::put);
    }

    private static long[] numbers(Collection<Long> customers) {
        return customers.stream().mapToLong(Long::longValue).toArray();
    }
}
