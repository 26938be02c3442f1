package io.tierhub.flow;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source whose rows have a stamp and an id, and can be asked for in that order. */
interface KeysetRows {
    /**
     * Some rows, by stamp and id.
     *
     * @param stamp of the last one; null: there are none
     * @param id of the last one
     */
    record Some(
            List<String[]> cells,
            @Nullable LocalDateTime stamp,
            @Nullable String id) {}

    /** What its clock says, as it would stamp a row now. */
    LocalDateTime clock() throws SourceFault;

    /**
     * The first rows behind a point.
     *
     * @param begin null: from the first on
     * @param bound the greatest stamp
     * @param limit how many at most
     */
    Some rows(KeysetCursor.@Nullable Begin begin, LocalDateTime bound, int limit) throws SourceFault;
}
