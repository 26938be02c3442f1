package io.tierhub.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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

    /** Numbers that are folded at once: some two milliseconds, for which a record that has just come may have to wait. */
    static final int FOLDED = 32 * CustomerBlock.SIZE;

    private static final String GREATEST = "SELECT MAX(customer_id) FROM ";
    /** No key is so small. */
    private static final long NONE = Long.MIN_VALUE;

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
     * @param greatest key up to which there may be blocks that were not looked for
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Known(long[] customers, Map<Long, CustomerBlock> blocks, Map<Long, byte[]> aside, long greatest) {
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

    /** What one customer's bytes are. */
    record Item(long customer, byte[] data) {}

    /** @param table of the blocks; beside it stands {@code table_changed} */
    CustomerBlocks(Sql sql, String table) {
        this.sql = sql;
        this.table = table;
        changed = table + "_changed";
    }

    /** What is stored of some customers, by number; those of whom there is nothing are left out. */
    List<Item> of(long[] customers) {
        if (customers.length == 0) {
            return List.of();
        }
        Known known = read(LongStream.of(customers).sorted().toArray());
        last = known;
        List<Item> found = new ArrayList<>();
        for (long customer : known.customers()) {
            byte[] data = known.of(customer);
            if (data != null) {
                found.add(new Item(customer, data));
            }
        }
        return found;
    }

    /** Stores something of some customers in the place of what is stored; of none twice. What is stored need not have been read. */
    void put(List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        SortedMap<Long, List<Item>> byBlock = new TreeMap<>();
        items.stream()
                .sorted(Comparator.comparingLong(Item::customer))
                .forEach(
                        each -> byBlock.computeIfAbsent(CustomerBlock.keyOf(each.customer()), key -> new ArrayList<>(1))
                                .add(each));
        Known known = known(byBlock);
        List<CustomerBlock> written = new ArrayList<>();
        List<Long> notAside = new ArrayList<>();
        List<Item> aside = new ArrayList<>();
        byBlock.forEach((key, some) -> {
            CustomerBlock stored = known.blocks().get(key);
            if (few(some) && (stored != null || key <= known.greatest())) {
                aside.addAll(some);
            } else {
                CustomerBlock block = stored == null ? new CustomerBlock(key) : stored;
                for (Item each : some) {
                    block.put(each.customer(), each.data());
                    notAside.add(each.customer());
                }
                written.add(block);
            }
        });
        write(written);
        remove(known, notAside);
        putAside(known, aside);
        last = null;
    }

    /** Whether they are too few for their block to be written for them. */
    private static boolean few(List<Item> ofBlock) {
        return ofBlock.size() * PART < CustomerBlock.SIZE;
    }

    /** What must be known to store something: of those who go aside whether they are there, of others their blocks. */
    private Known known(SortedMap<Long, List<Item>> byBlock) {
        long[] customers = customers(byBlock.values().stream());
        if (customers.length <= Sql.FEW || last != null && last.holds(customers)) {
            return known(customers);
        }
        long[] crowded = customers(byBlock.values().stream().filter(some -> !few(some)));
        return new Known(customers, blocks(crowded), aside(customers), sql.number(GREATEST + table));
    }

    private static long[] customers(Stream<List<Item>> blocks) {
        return blocks.flatMap(List::stream).mapToLong(Item::customer).toArray();
    }

    /** Takes away what is stored of some customers. */
    void delete(long[] customers) {
        long[] sorted = LongStream.of(customers).sorted().toArray();
        Known known = known(sorted);
        Set<CustomerBlock> written = new LinkedHashSet<>();
        for (long customer : sorted) {
            CustomerBlock block = known.blocks().get(CustomerBlock.keyOf(customer));
            if (block != null && block.remove(customer)) {
                written.add(block);
            }
        }
        write(written);
        remove(known, Sql.rows(sorted));
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

    /** Whether so many stand aside that they should be folded. */
    boolean outgrown() {
        return sql.number("SELECT COUNT(*) FROM " + changed) * Folding.SHARE > sql.number(GREATEST + table);
    }

    /** Brings those of the next {@value #FOLDED} numbers into their blocks; see {@link Foldable#fold}. */
    long fold(long from) {
        Long least = sql.one(
                "SELECT customer_id FROM " + changed
                        + " WHERE customer_id >= ? ORDER BY customer_id FETCH FIRST 1 ROWS ONLY",
                Columns::aLong,
                from);
        if (least == null) {
            return -1;
        }
        long end = CustomerBlock.keyOf(least) + FOLDED - 1;
        SortedMap<Long, byte[]> aside = new TreeMap<>();
        sql.list(
                "SELECT customer_id, data FROM " + changed + " WHERE customer_id BETWEEN ? AND ?",
                row -> aside.put(row.aLong(), row.bytes()),
                least,
                end);
        Map<Long, CustomerBlock> blocks =
                blocks(aside.keySet().stream().mapToLong(Long::longValue).toArray());
        aside.forEach((customer, data) -> blocks.computeIfAbsent(CustomerBlock.keyOf(customer), CustomerBlock::new)
                .put(customer, data));
        write(blocks.values());
        sql.run("DELETE FROM " + changed + " WHERE customer_id BETWEEN ? AND ?", least, end);
        return end + 1;
    }

    /** @param customers sorted */
    private Known known(long[] customers) {
        Known before = last;
        return before != null && before.holds(customers) ? before : read(customers);
    }

    private Known read(long[] sorted) {
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
        return LongStream.of(sorted).map(CustomerBlock::keyOf).distinct().toArray();
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
    private Map<Long, CustomerBlock> blocks(long[] sorted) {
        return blocks(inBlocks(), (Object) sql.upTo(GREATEST + table, keys(sorted)));
    }

    private Map<Long, CustomerBlock> blocks(String from, Object... args) {
        Map<Long, CustomerBlock> blocks = new LinkedHashMap<>();
        sql.list("SELECT g.customer_id, g.data FROM " + from, row -> add(blocks, row.aLong(), row.bytes()), args);
        return blocks;
    }

    private void write(Collection<CustomerBlock> blocks) {
        List<Long> gone = new ArrayList<>();
        List<CustomerBlock> known = new ArrayList<>();
        List<CustomerBlock> fresh = new ArrayList<>();
        for (CustomerBlock block : blocks) {
            gone.addAll(block.replaced());
            if (!block.empty()) {
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
        Map<Long, byte[]> found = new HashMap<>();
        if (!nothingAside()) {
            sql.list(
                    "SELECT g.customer_id, g.data FROM " + inLayer(),
                    row -> found.put(row.aLong(), row.bytes()),
                    customers);
        }
        return found;
    }

    private void putAside(Known before, List<Item> items) {
        List<Item> known = new ArrayList<>();
        List<Item> fresh = new ArrayList<>();
        for (Item each : items) {
            (before.aside().containsKey(each.customer()) ? known : fresh).add(each);
        }
        sql.batch("UPDATE " + changed + " SET data = ? WHERE customer_id = ?", known, CustomerBlocks::bind);
        sql.append(changed + " (data, customer_id)", fresh, CustomerBlocks::bind);
        nothingAside = items.isEmpty() ? nothingAside : Boolean.FALSE;
    }

    private static void bind(Params to, Item each) throws SQLException {
        to.put(each.data()).put(each.customer());
    }

    private void remove(Known before, List<Long> customers) {
        sql.batch(
                "DELETE FROM " + changed + " WHERE customer_id = ?",
                before.aside().isEmpty()
                        ? List.of()
                        : customers.stream().filter(before.aside()::containsKey).toList(),
                Params::put);
    }
}
