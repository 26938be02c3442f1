package io.tierhub.store;

import io.tierhub.vocabulary.FieldValue;
import java.util.ArrayList;
import java.util.List;

/** Field values as bytes: a version, then field and text of each, in their order. */
final class FieldCodec {
    private static final int VERSION = 1;

    private FieldCodec() {}

    static byte[] encode(List<FieldValue> values) {
        Bytes to = new Bytes();
        to.octet(VERSION);
        for (FieldValue each : values) {
            to.field(each.field());
            to.text(each.value());
        }
        return to.written();
    }

    static List<FieldValue> decode(byte[] stored) {
        Bytes from = new Bytes(stored);
        refuseOther(from.octet(), VERSION);
        List<FieldValue> values = new ArrayList<>(16);
        while (!from.atEnd()) {
            values.add(new FieldValue(from.field(), from.text()));
        }
        return values;
    }

    static void refuseOther(int version, int known) {
        if (version != known) {
            throw new IllegalStateException("stored values have format " + version + ", this release reads " + known);
        }
    }
}
