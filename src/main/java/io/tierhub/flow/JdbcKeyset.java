package io.tierhub.flow;

import io.tierhub.flow.KeysetCursor.Begin;
import io.tierhub.intake.CursorColumns;
import io.tierhub.store.SourceQuery;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The rows of a query, by the columns of its cursor. */
final class JdbcKeyset implements KeysetRows {
    private final SourceQuery query;
    private final CursorColumns columns;
    private final ZoneId zone;

    JdbcKeyset(SourceQuery query, CursorColumns columns, ZoneId zone) {
        this.query = query;
        this.columns = columns;
        this.zone = zone;
    }

    @Override
    public LocalDateTime clock() throws SourceFault {
        return JdbcSources.told(() -> query.clock(columns.time(), zone));
    }

    @Override
    public Some rows(@Nullable Begin begin, LocalDateTime bound, int limit) throws SourceFault {
        SourceQuery.Keyed found = JdbcSources.told(() -> query.keyed(
                columns.time(),
                columns.id(),
                begin == null ? null : begin.stamp(),
                begin == null ? null : begin.id(),
                bound,
                limit));
        return new Some(found.cells(), found.stamp(), found.id());
    }
}
