package io.tierhub.match;

import java.io.IOException;

/** How many records have a value, for the fields whose values are not blocking keys of their own. */
final class Counts {
    private static final int[] SLOTS = {
        Slot.GIVEN, Slot.FAMILY, Slot.STREET, Slot.UNIT, Slot.DISTRICT, Slot.CITY, Slot.POSTCODE, Slot.REGION
    };

    private final IntTable counts = new IntTable();
    private final int[] hashes = new int[SLOTS.length];
    private long touched;

    static boolean counts(int slot) {
        return slot == Slot.GIVEN
                || slot == Slot.FAMILY
                || slot == Slot.STREET
                || slot >= Slot.UNIT && slot <= Slot.REGION;
    }

    /** Counts all values of a record up or down by one. */
    void count(FeatureView view, int by) {
        int n = 0;
        for (int slot : SLOTS) {
            if (view.has(slot)) {
                int hash = hash(view.isOrganization(), slot, view.chars(slot), 0, view.length(slot));
                touched ^= counts.touch(hash);
                hashes[n++] = hash;
            }
        }
        for (int i = 0; i < n; i++) {
            counts.put(hashes[i], counts.get(hashes[i]) + by);
        }
    }

    int of(boolean organization, int slot, char[] text, int from, int to) {
        return counts.get(hash(organization, slot, text, from, to));
    }

    private static int hash(boolean organization, int slot, char[] text, int from, int to) {
        return (int) (Hash.of(slot * 2L + (organization ? 1 : 0), text, from, to) >>> 32);
    }

    void save(ArrayOutput to) throws IOException {
        counts.save(to);
    }

    void load(ArrayInput from) throws IOException {
        counts.load(from);
    }

    long bytes() {
        return counts.bytes();
    }
}
