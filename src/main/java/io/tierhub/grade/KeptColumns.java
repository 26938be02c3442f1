package io.tierhub.grade;

import io.tierhub.behaviour.ByteReader;
import io.tierhub.behaviour.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Columns as an earlier population left them. */
record KeptColumns(Map<String, long[]> byName) implements Columns {
    @Override
    public long[] column(String name, ToLongFunction<GradeInput> of, UnaryOperator<long[]> keep) {
        long[] values = byName.get(name);
        if (values == null) {
            throw new IllegalStateException(
                    "the grading reference has no column " + name + ", only " + byName.keySet());
        }
        return values;
    }

    /** Writes nothing where there are none, so that a reference of RFM and ABC alone keeps its bytes. */
    void write(ByteWriter out) {
        byName.forEach((name, values) -> {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            out.unsigned(text.length);
            for (byte b : text) {
                out.raw(b);
            }
            out.unsigned(values.length);
            long last = 0;
            for (long value : values) {
                out.signed(value - last);
                last = value;
            }
        });
    }

    /** Notes that something else follows the columns: no name is empty. */
    static void end(ByteWriter out) {
        out.unsigned(0);
    }

    /** Reads up to {@link #end}, or all. */
    static KeptColumns read(ByteReader in) {
        Map<String, long[]> byName = new TreeMap<>();
        while (in.more()) {
            byte[] text = new byte[(int) in.unsigned()];
            if (text.length == 0) {
                break;
            }
            for (int i = 0; i < text.length; i++) {
                text[i] = (byte) in.raw();
            }
            long[] values = new long[(int) in.unsigned()];
            long last = 0;
            for (int i = 0; i < values.length; i++) {
                last += in.signed();
                values[i] = last;
            }
            byName.put(new String(text, StandardCharsets.UTF_8), values);
        }
        return new KeptColumns(byName);
    }
}
