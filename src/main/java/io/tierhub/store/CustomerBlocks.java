package io.tierhub.store;

import io.tierhub.store.StoredBlocks.Known;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
final class CustomerBlocks implements Foldable {
    /** A block is written again when at least one in so many of its places changes. */
    private static final int PART = 4;

    /** Numbers that are read at once where all are: whole blocks. */
    static final int STEP = 320 * CustomerBlock.SIZE;

    /** Numbers that are folded at once: some two milliseconds, for which a record that has just come may have to wait. */
    static final int FOLDED = 32 * CustomerBlock.SIZE;

    private final Sql sql;
    private final String table;
    private final String changed;
    private final StoredBlocks stored;
    /** What was read last and is not written since: who writes has read most often. */
    private @Nullable Known last;

    /** What one customer's bytes are. */
    record Item(long customer, byte[] data) {}

    /** @param table of the blocks; beside it stands {@code table_changed} */
    CustomerBlocks(Sql sql, String table) {
        this.sql = sql;
        this.table = table;
        changed = table + "_changed";
        stored = new StoredBlocks(sql, table, changed);
    }

    /** What is stored of some customers, by number; those of whom there is nothing are left out. */
    List<Item> of(long[] customers) {
        if (customers.length == 0) {
            return List.of();
        }
        Known known = stored.read(LongStream.of(customers).sorted().toArray());
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
        List<List<Item>> byBlock = byBlock(items);
        Known known = known(byBlock);
        List<CustomerBlock> written = new ArrayList<>();
        List<Item> inBlocks = new ArrayList<>(items.size());
        List<Item> aside = new ArrayList<>();
        for (List<Item> some : byBlock) {
            long key = CustomerBlock.keyOf(some.get(0).customer());
            CustomerBlock there = known.blocks().get(key);
            if (few(some) && (there != null || key <= known.greatest())) {
                aside.addAll(some);
            } else {
                CustomerBlock block = there == null ? new CustomerBlock(key) : there;
                some.forEach(each -> block.put(each.customer(), each.data()));
                inBlocks.addAll(some);
                written.add(block);
            }
        }
        write(written);
        remove(known, customers(List.of(inBlocks)));
        putAside(known, aside);
        last = null;
    }

    /** Those of each block together, all by number. */
    private static List<List<Item>> byBlock(List<Item> items) {
        List<Item> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparingLong(Item::customer));
        List<List<Item>> blocks = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= sorted.size(); to++) {
            long key = CustomerBlock.keyOf(sorted.get(from).customer());
            if (to == sorted.size() || CustomerBlock.keyOf(sorted.get(to).customer()) != key) {
                blocks.add(sorted.subList(from, to));
                from = to;
            }
        }
        return blocks;
    }

    /** Whether they are too few for their block to be written for them. */
    private static boolean few(List<Item> ofBlock) {
        return ofBlock.size() * PART < CustomerBlock.SIZE;
    }

    /** What must be known to store something: of those who go aside whether they are there, of others their blocks. */
    private Known known(List<List<Item>> byBlock) {
        long[] customers = customers(byBlock);
        if (customers.length <= Sql.FEW || last != null && last.holds(customers)) {
            return known(customers);
        }
        List<List<Item>> crowded = byBlock.stream().filter(some -> !few(some)).toList();
        return stored.toStore(customers, customers(crowded));
    }

    private static long[] customers(List<List<Item>> blocks) {
        return blocks.stream().flatMap(List::stream).mapToLong(Item::customer).toArray();
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
        remove(known, sorted);
        last = null;
    }

    /** Streams all by customer, in bounded memory. */
    void scan(BiConsumer<Long, byte[]> sink) {
        Sql.Span span = span();
        for (long from = CustomerBlock.keyOf(span.least()); from <= span.greatest(); from += STEP) {
            scan(from, from + STEP - 1, sink);
        }
    }

    /** See {@link StoredBlocks#span}. */
    Sql.Span span() {
        return stored.span();
    }

    /** See {@link StoredBlocks#scan}. */
    void scan(long from, long to, BiConsumer<Long, byte[]> sink) {
        stored.scan(from, to, sink);
    }

    @Override
    public boolean outgrown() {
        return sql.number("SELECT COUNT(*) FROM " + changed) * Folding.SHARE > sql.number(stored.greatest());
    }

    /** {@inheritDoc} So many as {@value #FOLDED} at once. */
    @Override
    public long fold(long from) {
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
                stored.blocks(aside.keySet().stream().mapToLong(Long::longValue).toArray());
        aside.forEach((customer, data) -> blocks.computeIfAbsent(CustomerBlock.keyOf(customer), CustomerBlock::new)
                .put(customer, data));
        write(blocks.values());
        sql.run("DELETE FROM " + changed + " WHERE customer_id BETWEEN ? AND ?", least, end);
        return end + 1;
    }

    /** @param customers sorted */
    private Known known(long[] customers) {
        Known before = last;
        return before != null && before.holds(customers) ? before : stored.read(customers);
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

    private void putAside(Known before, List<Item> items) {
        List<Item> known = new ArrayList<>();
        List<Item> fresh = new ArrayList<>();
        for (Item each : items) {
            (before.aside().containsKey(each.customer()) ? known : fresh).add(each);
        }
        sql.batch("UPDATE " + changed + " SET data = ? WHERE customer_id = ?", known, CustomerBlocks::bind);
        sql.append(changed + " (data, customer_id)", fresh, CustomerBlocks::bind);
        if (!items.isEmpty()) {
            stored.putAside();
        }
    }

    private static void bind(Params to, Item each) throws SQLException {
        to.put(each.data()).put(each.customer());
    }

    private void remove(Known before, long[] customers) {
        if (!before.aside().isEmpty()) {
            List<Long> aside = LongStream.of(customers)
                    .boxed()
                    .filter(before.aside()::containsKey)
                    .toList();
            sql.batch("DELETE FROM " + changed + " WHERE customer_id = ?", aside, Params::put);
        }
    }
}
