package io.tierhub.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A nested record as flat cells, by the path to each: {@code fields.all.email}. */
interface FlatCells {
    /** The cells of the last record, by path. */
    Map<String, String> cells();

    /** Why the last record must not be taken; null: it may. */
    @Nullable String fault();

    /** The path at fault; null where the record as a whole is. */
    @Nullable String faultColumn();
}
