package io.tierhub.master;

import io.tierhub.vocabulary.CustomerField;
import io.tierhub.vocabulary.FieldValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The short way for a customer of one record, as most are: nothing to decide, so nothing is compared. Gives what the
 * long way would give.
 */
final class LoneRecord {
    private final SurvivorshipRules rules;

    /** The rule of every field that has no keys, by ordinal: a million records ask for the same twenty. */
    private final Rule[] ruleOf = new Rule[CustomerField.values().length];

    LoneRecord(SurvivorshipRules rules) {
        this.rules = rules;
        for (CustomerField field : CustomerField.values()) {
            ruleOf[field.ordinal()] = rules.of(Subject.of(field, field.key()));
        }
    }

    List<GoldenValue> values(Member member) {
        List<FieldValue> stated = member.record().values();
        List<GoldenValue> kept = new ArrayList<>(stated.size());
        long seen = 0;
        int last = 0;
        boolean sorted = true;
        for (FieldValue v : stated) {
            CustomerField field = Subject.field(v.field());
            long bit = 1L << field.ordinal();
            if ((seen & bit) != 0 && superfluous(kept, v, field)) {
                continue;
            }
            Rule rule = field.keyed() ? rules.of(Subject.of(field, v.field())) : ruleOf[field.ordinal()];
            kept.add(new GoldenValue(v.field(), v.value(), member.recordId(), rule));
            sorted &= field.ordinal() > last || field.ordinal() == last && !field.keyed();
            last = field.ordinal();
            seen |= bit;
        }
        if (!sorted) {
            kept.sort(GoldenOrder.BY_FIELD);
        }
        return kept;
    }

    /** A second value of a field of one, a repeated value of a field of many, or one past its limit. */
    private boolean superfluous(List<GoldenValue> kept, FieldValue v, CustomerField field) {
        int count = 0;
        for (GoldenValue k : kept) {
            if (k.field().equals(v.field())) {
                if (!field.many() || k.value().equals(v.value())) {
                    return true;
                }
                count++;
            }
        }
        return count >= rules.limit(field);
    }
}
