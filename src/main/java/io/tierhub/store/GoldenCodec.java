package io.tierhub.store;

import java.util.ArrayList;
import java.util.List;

/** Golden records as bytes: a version, the names of the rules, then field, text, record and rule of each value. */
final class GoldenCodec {
    private static final int VERSION = 1;

    private GoldenCodec() {}

    static byte[] encode(List<GoldenValue> values) {
        List<String> rules = new ArrayList<>();
        for (GoldenValue each : values) {
            if (!rules.contains(each.rule())) {
                rules.add(each.rule());
            }
        }
        Bytes to = new Bytes();
        to.octet(VERSION);
        to.number(rules.size());
        rules.forEach(to::text);
        for (GoldenValue each : values) {
            to.field(each.field());
            to.text(each.value());
            to.number(each.record());
            to.number(rules.indexOf(each.rule()));
        }
        return to.written();
    }

    static List<GoldenValue> decode(byte[] stored) {
        Bytes from = new Bytes(stored);
        FieldCodec.refuseOther(from.octet(), VERSION);
        String[] rules = new String[from.number()];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = from.text();
        }
        List<GoldenValue> values = new ArrayList<>(16);
        while (!from.atEnd()) {
            values.add(new GoldenValue(from.field(), from.text(), from.number(), rules[from.number()]));
        }
        return values;
    }
}
