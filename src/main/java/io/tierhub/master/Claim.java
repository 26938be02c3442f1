package io.tierhub.master;

import io.tierhub.vocabulary.FieldValue;
import java.util.List;

/** What one record says about one subject. */
record Claim(Member member, List<FieldValue> values) {

    /** Adds a value unless this is a field of one value that the record has stated already. */
    void add(FieldValue value, boolean many) {
        for (FieldValue v : values) {
            if (v.field().equals(value.field()) && (!many || v.value().equals(value.value()))) {
                return;
            }
        }
        values.add(value);
    }

    int characters() {
        int sum = 0;
        for (FieldValue v : values) {
            sum += v.value().codePointCount(0, v.value().length());
        }
        return sum;
    }

    boolean says(FieldValue value) {
        for (FieldValue v : values) {
            if (v.field().equals(value.field()) && v.value().equals(value.value())) {
                return true;
            }
        }
        return false;
    }

    /** Whether both say the same, in whatever order. */
    boolean agreesWith(Claim other) {
        if (values.size() != other.values.size()) {
            return false;
        }
        for (FieldValue v : values) {
            if (!other.says(v)) {
                return false;
            }
        }
        return true;
    }
}
