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

    LoneRecord(SurvivorshipRules rules) {
        this.rules = rules;
    }

    List<GoldenValue> values(Member member) {
        List<FieldValue> stated = member.record().values();
        List<GoldenValue> kept = new ArrayList<>(stated.size());
        boolean sorted = true;
        for (FieldValue v : stated) {
            CustomerField field = Subject.field(v.field());
            if (!superfluous(kept, v, field)) {
                GoldenValue next = new GoldenValue(
                        v.field(), v.value(), member.recordId(), rules.of(Subject.of(field, v.field())));
                sorted &= kept.isEmpty() || GoldenOrder.BY_FIELD.compare(kept.get(kept.size() - 1), next) <= 0;
                kept.add(next);
            }
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
