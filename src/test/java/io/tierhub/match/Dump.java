package io.tierhub.match;

import java.util.Arrays;

/** Everything that an index knows, as text: what rollback must leave equal. */
final class Dump {
    private Dump() {}

    static String of(MatchIndex index, int records) {
        StringBuilder out = new StringBuilder();
        FeatureView view = new FeatureView();
        BlockingKeys maker = new BlockingKeys();
        int[] list = new int[index.keys().longest()];
        out.append(index.size()).append(' ').append(index.customers()).append('\n');
        for (int record = 0; record < records; record++) {
            if (!index.contains(record)) {
                continue;
            }
            long customer = index.customerOf(record);
            out.append(record).append(" of ").append(customer).append(Arrays.toString(index.members(customer)));
            index.records().view(record, view);
            for (long key : maker.of(view)) {
                append(out, index, key, list);
                for (int which = 0; which < 2 && index.keys().isHub(key); which++) {
                    long sub = maker.subKey(view, key, which);
                    if (sub != 0) {
                        append(out.append(" sub"), index, sub, list);
                    }
                }
            }
            for (int slot = 0; slot < Slot.COUNT; slot++) {
                if (view.has(slot)) {
                    out.append(' ').append(view.text(slot));
                    if (Counts.counts(slot)) {
                        int n = index.records()
                                .count(view.isOrganization(), slot, view.chars(slot), 0, view.length(slot));
                        out.append('#').append(n);
                    }
                }
            }
            out.append('\n');
        }
        return out.append(index.hubValues(1000)).toString();
    }

    private static void append(StringBuilder out, MatchIndex index, long key, int[] list) {
        int n = index.keys().copy(key, list);
        out.append(' ')
                .append(Long.toHexString(key))
                .append('x')
                .append(index.keys().count(key));
        out.append(Arrays.toString(Arrays.copyOf(list, n)));
    }
}
