package io.tierhub.flow;

import io.tierhub.master.Pin;
import io.tierhub.store.Pins.Placed;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what persons pinned on many source records at once. */
final class PinsByRecord {
    private PinsByRecord() {}

    /** By record; records on which nothing is pinned are left out. */
    static Map<Integer, List<Pin>> read(Tx tx, int[] records) {
        Map<Integer, List<Pin>> pins = new HashMap<>();
        for (Placed each : tx.pins().on(records)) {
            pins.computeIfAbsent(each.record(), record -> new ArrayList<>(1)).add(each.pin());
        }
        return pins;
    }
}
