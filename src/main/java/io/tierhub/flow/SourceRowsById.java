package io.tierhub.flow;

import io.tierhub.store.SourceRow;
import io.tierhub.store.Tx;
import java.util.HashMap;
import java.util.Map;

/** Reads many source records at once. */
final class SourceRowsById {
    private SourceRowsById() {}

    static Map<Integer, SourceRow> read(Tx tx, int[] ids) {
        Map<Integer, SourceRow> rows = new HashMap<>();
        if (ids.length > 0) {
            tx.sources().byIds(ids).forEach(row -> rows.put(row.id(), row));
        }
        return rows;
    }
}
