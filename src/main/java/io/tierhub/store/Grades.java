package io.tierhub.store;

import io.tierhub.store.CustomerBlocks.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** The grades of the live state: one for each customer and model. */
public final class Grades {
    private final Wordings wordings;
    private final CustomerBlocks stored;

    Grades(Sql sql, Wordings wordings) {
        this.wordings = wordings;
        stored = new CustomerBlocks(sql, "grade");
    }

    /**
     * Writes the customers whose grades are not those that are stored; how many it wrote. All grades of a customer come at
     * once, so that those of a model that was switched off go.
     *
     * @param unsure tells of whom they may be what is stored; others are written without its being read
     */
    public int put(List<CustomerGrades> customers, LongPredicate unsure) {
        List<byte[]> encoded = encoded(wordings, customers);
        Map<Long, byte[]> before = new HashMap<>();
        stored.of(customers.stream()
                        .mapToLong(CustomerGrades::customer)
                        .filter(unsure)
                        .toArray())
                .forEach(each -> before.put(each.customer(), each.data()));
        List<Item> changed = new ArrayList<>();
        for (int i = 0; i < encoded.size(); i++) {
            long customer = customers.get(i).customer();
            if (!same(customer, before.get(customer), encoded.get(i))) {
                changed.add(new Item(customer, encoded.get(i)));
            }
        }
        stored.put(changed);
        return changed.size();
    }

    /** Whether that is stored already. Other bytes may say the same, from when their words were no phrases yet. */
    private boolean same(long customer, byte @Nullable [] before, byte[] now) {
        return before != null
                && (Arrays.equals(before, now)
                        || GradeCodec.decode(wordings, customer, before)
                                .equals(GradeCodec.decode(wordings, customer, now)));
    }

    /** Takes away the grades of customers that are no more. */
    public void delete(long[] customers) {
        stored.delete(customers);
    }

    /** The grades of some customers, each customer's together and by model. */
    public List<GradeRow> of(long[] customers) {
        List<GradeRow> grades = new ArrayList<>();
        stored.of(customers).forEach(each -> grades.addAll(GradeCodec.decode(wordings, each.customer(), each.data())));
        return grades;
    }

    /** Streams all by customer and model, in bounded memory. */
    public void scan(Consumer<? super GradeRow> sink) {
        stored.scan(
                (customer, data) -> GradeCodec.decode(wordings, customer, data).forEach(sink));
    }

    /** Bringing changed ones into their blocks. */
    public Foldable folding() {
        return stored;
    }

    /** As they are stored, in their order. */
    static List<byte[]> encoded(Wordings wordings, List<CustomerGrades> customers) {
        List<StoredText> texts = new ArrayList<>();
        for (CustomerGrades each : customers) {
            for (GradeRow row : each.rows()) {
                texts.add(row.inputs());
                texts.add(row.reasons());
            }
        }
        GradeCodec codec = new GradeCodec(wordings.inOrder(texts));
        List<byte[]> encoded = new ArrayList<>(customers.size());
        for (CustomerGrades each : customers) {
            byte[] known = each.data();
            encoded.add(known != null ? known : Objects.requireNonNull(codec.encode(each.rows())));
        }
        return encoded;
    }

    /** A customer's grades in a row of their own. */
    static Sql.Mapper<List<GradeRow>> rows(Wordings wordings) {
        return row -> GradeCodec.decode(wordings, row.aLong(), row.bytes());
    }
}
