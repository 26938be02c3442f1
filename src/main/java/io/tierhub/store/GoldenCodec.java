package io.tierhub.store;

import io.tierhub.master.GoldenValue;
import io.tierhub.master.Rule;
import java.util.ArrayList;
import java.util.List;

/** Golden records as bytes: a version, the names of the rules, then field, text, record and rule of each value. */
final class GoldenCodec {
    private static final int VERSION = 1;

    private GoldenCodec() {}

    static byte[] encode(List<GoldenValue> values) {
        List<Rule> rules = new ArrayList<>();
        for (GoldenValue each : values) {
            if (!rules.contains(each.rule())) {
                rules.add(each.rule());
            }
        }
        Bytes to = new Bytes();
        to.octet(VERSION);
        to.number(rules.size());
        rules.forEach(rule -> to.text(rule.name()));
        for (GoldenValue each : values) {
            to.field(each.field());
            to.text(each.value());
            to.number(each.recordId());
            to.number(rules.indexOf(each.rule()));
        }
        return to.written();
    }

    static List<GoldenValue> decode(byte[] stored) {
        Bytes from = new Bytes(stored);
        FieldCodec.refuseOther(from.octet(), VERSION);
        Rule[] rules = new Rule[from.number()];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = Rule.valueOf(from.text());
        }
        List<GoldenValue> values = new ArrayList<>(16);
        while (!from.atEnd()) {
            values.add(new GoldenValue(from.field(), from.text(), from.number(), rules[from.number()]));
        }
        return values;
    }
}
