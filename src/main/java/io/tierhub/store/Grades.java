package io.tierhub.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The grades of the live state: one for each customer and model. */
public final class Grades {
    private static final Comparator<GradeRow> BY_CUSTOMER_AND_MODEL =
            Comparator.comparingLong(GradeRow::customer).thenComparing(GradeRow::model);

    private final Wordings wordings;
    private final GradeBlocks stored;

    Grades(Sql sql, Wordings wordings) {
        this.wordings = wordings;
        stored = new GradeBlocks(sql);
    }

    /**
     * Writes the customers whose grades are not those that are stored; how many it wrote. All grades of a customer come in
     * one call, so that those of a model that was switched off go.
     */
    public int put(List<GradeRow> rows) {
        List<List<GradeRow>> customers = perCustomer(rows);
        List<Encoded> encoded = encoded(wordings, customers);
        Map<Long, byte[]> before =
                stored.of(encoded.stream().mapToLong(Encoded::customer).toArray());
        Map<Long, byte[]> changed = new TreeMap<>();
        for (int i = 0; i < encoded.size(); i++) {
            Encoded now = encoded.get(i);
            if (!same(before.get(now.customer()), now, customers.get(i))) {
                changed.put(now.customer(), now.data());
            }
        }
        stored.put(changed);
        return changed.size();
    }

    /** Whether that is stored already. Other bytes may say the same, from when their words were no phrases yet. */
    private boolean same(byte @Nullable [] before, Encoded now, List<GradeRow> rows) {
        return before != null
                && (Arrays.equals(before, now.data())
                        || GradeCodec.decode(wordings, now.customer(), before).equals(rows));
    }

    /** Takes away the grades of customers that are no more. */
    public void delete(long[] customers) {
        stored.delete(customers);
    }

    /** The grades of some customers, each customer's together and by model. */
    public List<GradeRow> of(long[] customers) {
        List<GradeRow> grades = new ArrayList<>();
        stored.of(customers).forEach((customer, data) -> grades.addAll(GradeCodec.decode(wordings, customer, data)));
        return grades;
    }

    /** Streams all by customer and model, in bounded memory. */
    public void scan(Consumer<? super GradeRow> sink) {
        stored.scan(
                (customer, data) -> GradeCodec.decode(wordings, customer, data).forEach(sink));
    }

    /** Whether so many have changed since they were written that they should be folded: see {@link Folding}. */
    public boolean outgrown() {
        return stored.outgrown();
    }

    /** As {@link Folding#fold}. */
    public long fold(long from) {
        return stored.fold(from);
    }

    /** The grades of each customer of a list, by model, ready for a row of their own. */
    static List<List<GradeRow>> perCustomer(List<GradeRow> rows) {
        List<GradeRow> sorted = new ArrayList<>(rows);
        sorted.sort(BY_CUSTOMER_AND_MODEL);
        List<List<GradeRow>> customers = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= sorted.size(); to++) {
            if (to == sorted.size()
                    || sorted.get(to).customer() != sorted.get(from).customer()) {
                customers.add(sorted.subList(from, to));
                from = to;
            }
        }
        return customers;
    }

    /** The grades of a customer as they are stored. */
    @SuppressWarnings("ArrayRecordComponent")
    record Encoded(long customer, byte[] data) {}

    static List<Encoded> encoded(Wordings wordings, List<List<GradeRow>> customers) {
        List<byte[]> data = GradeCodec.encode(wordings, customers);
        return Sql.positions(data.size()).stream()
                .map(i -> new Encoded(customers.get(i).get(0).customer(), data.get(i)))
                .toList();
    }

    /** A customer's grades in a row of their own. */
    static Sql.Mapper<List<GradeRow>> rows(Wordings wordings) {
        return row -> GradeCodec.decode(wordings, row.aLong(), row.bytes());
    }
}
