package io.tierhub.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The grades of all customers as bytes: in {@link GradeBlock}s, and over them, in {@code grade_changed}, those that have changed
 * since. A block that changes costs its page, some hundred times the bytes of one customer, and customers that change one by one
 * would rewrite the table; so a block is written again only when a good part of its customers change in one call. When too many
 * stand aside they are folded: see {@link #outgrown}.
 */
final class GradeBlocks {
    /** A block is written again when at least one in so many of its places changes. */
    private static final int PART = 4;

    private final Sql sql;
    private @Nullable Boolean nothingAside;

    GradeBlocks(Sql sql) {
        this.sql = sql;
    }

    /** What is stored of some customers, by number; those without grades are left out. */
    Map<Long, byte[]> of(long[] customers) {
        SortedMap<Long, GradeBlock> blocks = blocks(customers);
        Map<Long, byte[]> found = new TreeMap<>();
        for (long customer : customers) {
            GradeBlock block = blocks.get(GradeBlock.keyOf(customer));
            byte[] data = block == null ? null : block.of(customer);
            if (data != null) {
                found.put(customer, data);
            }
        }
        found.putAll(aside(customers));
        return found;
    }

    /** Stores the grades of some customers in the place of what is stored. */
    void put(Map<Long, byte[]> grades) {
        SortedMap<Long, GradeBlock> blocks = blocks(numbers(grades.keySet()));
        SortedMap<Long, SortedMap<Long, byte[]>> byBlock = new TreeMap<>();
        grades.forEach((customer, data) -> byBlock.computeIfAbsent(GradeBlock.keyOf(customer), key -> new TreeMap<>())
                .put(customer, data));
        List<GradeBlock> written = new ArrayList<>();
        List<Long> notAside = new ArrayList<>();
        SortedMap<Long, byte[]> aside = new TreeMap<>();
        byBlock.forEach((key, changed) -> {
            GradeBlock block = blocks.getOrDefault(key, new GradeBlock(key));
            if (block.known() && changed.size() * PART < GradeBlock.SIZE) {
                aside.putAll(changed);
            } else {
                changed.forEach(block::put);
                written.add(block);
                notAside.addAll(changed.keySet());
            }
        });
        write(written);
        remove(notAside);
        putAside(aside);
    }

    /** Takes away what is stored of some customers. */
    void delete(long[] customers) {
        SortedMap<Long, GradeBlock> blocks = blocks(customers);
        SortedMap<Long, GradeBlock> changed = new TreeMap<>();
        for (long customer : customers) {
            GradeBlock block = blocks.get(GradeBlock.keyOf(customer));
            if (block != null && block.remove(customer)) {
                changed.put(block.key(), block);
            }
        }
        write(changed.values());
        remove(LongStream.of(customers).boxed().toList());
    }

    /** Streams all by customer, in bounded memory. */
    void scan(BiConsumer<Long, byte[]> sink) {
        Sql.Span span = sql.span(
                "SELECT MIN(low), MAX(high) FROM (SELECT MIN(customer_id) AS low, MAX(customer_id) AS high"
                        + " FROM grade UNION ALL SELECT MIN(customer_id), MAX(customer_id) FROM grade_changed) both_tables");
        for (long from = GradeBlock.keyOf(span.least()); from <= span.greatest(); from += Sql.BATCH) {
            long to = from + Sql.BATCH - 1;
            SortedMap<Long, byte[]> all = new TreeMap<>();
            for (GradeBlock block : read("grade g WHERE g.customer_id BETWEEN ? AND ?", from, to)
                    .values()) {
                all.putAll(block.customers());
            }
            if (!nothingAside()) {
                sql.list(
                        "SELECT customer_id, data FROM grade_changed WHERE customer_id BETWEEN ? AND ?",
                        row -> all.put(row.aLong(), row.bytes()),
                        from,
                        to);
            }
            all.forEach(sink);
        }
    }

    /** Whether so many stand aside that they should be folded. */
    boolean outgrown() {
        return sql.number("SELECT COUNT(*) FROM grade_changed") * Folding.SHARE
                > sql.number("SELECT MAX(customer_id) FROM grade");
    }

    /** Brings those of the next {@value Folding#STEP} numbers into their blocks; see {@link Folding#fold}. */
    long fold(long from) {
        Long least = sql.one(
                "SELECT customer_id FROM grade_changed WHERE customer_id >= ? ORDER BY customer_id FETCH FIRST 1 ROWS ONLY",
                Columns::aLong,
                from);
        if (least == null) {
            return -1;
        }
        long end = GradeBlock.keyOf(least) + Folding.STEP - 1;
        SortedMap<Long, byte[]> changed = new TreeMap<>();
        sql.list(
                "SELECT customer_id, data FROM grade_changed WHERE customer_id BETWEEN ? AND ?",
                row -> changed.put(row.aLong(), row.bytes()),
                least,
                end);
        SortedMap<Long, GradeBlock> blocks = blocks(numbers(changed.keySet()));
        SortedMap<Long, GradeBlock> written = new TreeMap<>();
        changed.forEach((customer, data) -> {
            long key = GradeBlock.keyOf(customer);
            GradeBlock block = blocks.computeIfAbsent(key, GradeBlock::new);
            block.put(customer, data);
            written.put(key, block);
        });
        write(written.values());
        sql.run("DELETE FROM grade_changed WHERE customer_id BETWEEN ? AND ?", least, end);
        return end + 1;
    }

    /** The blocks of some customers, by key; those of which nothing is stored are left out. */
    private SortedMap<Long, GradeBlock> blocks(long[] customers) {
        long[] keys = LongStream.of(customers)
                .map(GradeBlock::keyOf)
                .sorted()
                .distinct()
                .toArray();
        return read(
                "UNNEST(CAST(? AS BIGINT ARRAY)) AS w(low) JOIN grade g ON g.customer_id BETWEEN w.low AND w.low + "
                        + (GradeBlock.SIZE - 1),
                (Object) sql.upTo("SELECT MAX(customer_id) FROM grade", keys));
    }

    private SortedMap<Long, GradeBlock> read(String from, Object... args) {
        SortedMap<Long, GradeBlock> blocks = new TreeMap<>();
        sql.list(
                "SELECT g.customer_id, g.data FROM " + from,
                row -> {
                    long number = row.aLong();
                    return blocks.computeIfAbsent(GradeBlock.keyOf(number), GradeBlock::new)
                            .read(number, row.bytes());
                },
                args);
        return blocks;
    }

    private void write(Collection<GradeBlock> blocks) {
        List<Long> gone = new ArrayList<>();
        List<GradeBlock> known = new ArrayList<>();
        List<GradeBlock> fresh = new ArrayList<>();
        for (GradeBlock block : blocks) {
            gone.addAll(block.replaced());
            if (!block.customers().isEmpty()) {
                (block.stored() ? known : fresh).add(block);
            }
        }
        sql.batch("DELETE FROM grade WHERE customer_id = ?", gone, Params::put);
        sql.batch("UPDATE grade SET data = ? WHERE customer_id = ?", known, GradeBlocks::bind);
        sql.append("grade (data, customer_id)", fresh, GradeBlocks::bind);
    }

    private static void bind(Params to, GradeBlock block) throws SQLException {
        to.put(block.written()).put(block.key());
    }

    private boolean nothingAside() {
        Boolean known = nothingAside;
        if (known == null) {
            known = sql.one("SELECT customer_id FROM grade_changed FETCH FIRST 1 ROWS ONLY", Columns::aLong) == null;
            nothingAside = known;
        }
        return known;
    }

    private Map<Long, byte[]> aside(long[] customers) {
        Map<Long, byte[]> found = new TreeMap<>();
        if (!nothingAside()) {
            sql.list(
                    "SELECT g.customer_id, g.data FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                            + " JOIN grade_changed g ON g.customer_id = w.id",
                    row -> found.put(row.aLong(), row.bytes()),
                    customers);
        }
        return found;
    }

    private void putAside(SortedMap<Long, byte[]> changed) {
        if (!changed.isEmpty()) {
            sql.upsert(
                    "UPDATE grade_changed SET data = ? WHERE customer_id = ?",
                    "grade_changed (data, customer_id)",
                    List.copyOf(changed.entrySet()),
                    (to, each) -> to.put(each.getValue()).put(each.getKey()));
            nothingAside = false;
        }
    }

    private void remove(List<Long> customers) {
        if (!nothingAside()) {
            sql.batch("DELETE FROM grade_changed WHERE customer_id = ?", customers, Params::put);
        }
    }

    private static long[] numbers(Collection<Long> customers) {
        return customers.stream().mapToLong(Long::longValue).toArray();
    }
}
