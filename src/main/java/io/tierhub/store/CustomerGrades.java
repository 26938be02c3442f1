package io.tierhub.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All grades of one customer, by model: as rows, or as the bytes that are stored of them. */
public final class CustomerGrades {
    private final long customer;
    private final List<GradeRow> rows;
    private final byte @Nullable [] data;

    private CustomerGrades(long customer, List<GradeRow> rows, byte @Nullable [] data) {
        this.customer = customer;
        this.rows = rows;
        this.data = data;
    }

    /** @param rows all of the customer, by model */
    public static CustomerGrades of(long customer, List<GradeRow> rows) {
        return new CustomerGrades(customer, rows, null);
    }

    static CustomerGrades encoded(long customer, byte[] data) {
        return new CustomerGrades(customer, List.of(), data);
    }

    long customer() {
        return customer;
    }

    /** Empty where it is encoded. */
    List<GradeRow> rows() {
        return rows;
    }

    /** By {@link GradeCodec}; null where it holds words that were no phrases when it was made. */
    byte @Nullable [] data() {
        return data;
    }
}
