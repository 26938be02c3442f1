package io.tierhub.act;

import io.tierhub.vocabulary.Hash64;

/** Who is left alone, so that the others can be compared with somebody. */
final class ControlGroup {
    private static final int PARTS = 10_000;

    private ControlGroup() {}

    /** The same answer for the same customer and action, whenever and in whatever order they are asked about. */
    static boolean has(long customer, ActionRule action, int percentOfAll) {
        Integer own = action.controlGroup();
        int percent = own == null ? percentOfAll : own;
        long hash = Hash64.finish(Hash64.add(Hash64.add(Hash64.START, action.id()), customer));
        return Long.remainderUnsigned(hash, PARTS) < percent * (PARTS / 100L);
    }
}
