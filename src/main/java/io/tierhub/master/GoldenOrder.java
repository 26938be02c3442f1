package io.tierhub.master;

import java.util.Comparator;

/** The order of the values of a golden record: that of the canonical fields, keyed ones by key, several as they stand. */
final class GoldenOrder {
    static final Comparator<GoldenValue> BY_FIELD = GoldenOrder::compare;

    private GoldenOrder() {}

    private static int compare(GoldenValue a, GoldenValue b) {
        if (a.field().equals(b.field())) {
            return 0;
        }
        int byField = Subject.field(a.field()).compareTo(Subject.field(b.field()));
        return byField != 0 ? byField : a.field().compareTo(b.field());
    }
}
