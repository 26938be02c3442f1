package io.tierhub.grade;

import io.tierhub.behaviour.ByteReader;
import io.tierhub.behaviour.ByteWriter;
import java.util.Arrays;

/** What was learned of all customers, and the values of all, ascending and in hundredths. */
record ClvReference(ClvModel model, long[] values) {
    static ClvReference of(ClvSettings settings, Population customers, int asOf) {
        ClvModel model = LearnClv.of(settings, customers, asOf);
        ClvValue value = new ClvValue(settings, model);
        long[] values = new long[customers.size()];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            GradeInput customer = customers.get(i);
            if (customer.ranked() && ClvValue.known(customer)) {
                values[size++] = value.cents(customer, asOf);
            }
        }
        values = Arrays.copyOf(values, size);
        Arrays.sort(values);
        return new ClvReference(model, values);
    }

    /** The percent of the customers who are worth less; of those worth the same, half. */
    int percentile(long cents) {
        if (values.length == 0) {
            return Points.MAX / 2;
        }
        long less = Borders.below(values, cents);
        return Points.percent(less + Borders.below(values, cents + 1), 2L * values.length);
    }

    void write(ByteWriter out) {
        model.write(out);
        out.unsigned(values.length);
        long last = 0;
        for (long value : values) {
            out.unsigned(value - last);
            last = value;
        }
    }

    static ClvReference read(ByteReader in) {
        ClvModel model = ClvModel.read(in);
        long[] values = new long[(int) in.unsigned()];
        long last = 0;
        for (int i = 0; i < values.length; i++) {
            last += in.unsigned();
            values[i] = last;
        }
        return new ClvReference(model, values);
    }
}
