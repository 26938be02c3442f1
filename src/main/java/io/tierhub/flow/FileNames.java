package io.tierhub.flow;

import io.tierhub.store.ImportFile;
import io.tierhub.store.SourceRow;
import io.tierhub.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of the files that last wrote some source records, by ledger number. */
final class FileNames {
    private FileNames() {}

    /** Ledger numbers grow, so the newest rows down to the smallest wanted number hold them all. */
    static Map<Long, String> of(Tx tx, List<SourceRow> rows) {
        long oldest = rows.stream().mapToLong(SourceRow::file).min().orElse(Long.MAX_VALUE);
        long newest =
                tx.ledger().newest(1).stream().mapToLong(ImportFile::id).max().orElse(0);
        Map<Long, String> names = new HashMap<>();
        if (oldest <= newest) {
            int reach = (int) Math.min(Integer.MAX_VALUE, newest - oldest + 1);
            tx.ledger().newest(reach).forEach(file -> names.put(file.id(), file.name()));
        }
        return names;
    }
}
