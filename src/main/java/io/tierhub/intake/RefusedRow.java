package io.tierhub.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row for the quarantine, with what it takes to map it again.
 *
 * @param key the key that the row names itself by; null where it has none, or none could be read
 * @param cells as they were read; null where the row itself could not be read rightly, so only a new file can help
 */
public record RefusedRow(
        Rejection why, @Nullable String key, @Nullable List<String> cells) {
    /** A row as the mapping refused it. */
    public static RefusedRow of(Row row, Mapped.Refused refused) {
        return new RefusedRow(refused.why(), refused.key(), row.fault() == null ? List.of(row.cells()) : null);
    }

    /** The same, to be asked for again rather than mapped again. */
    public RefusedRow withoutCells() {
        return new RefusedRow(why, key, null);
    }
}
