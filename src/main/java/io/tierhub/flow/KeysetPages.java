package io.tierhub.flow;

import io.tierhub.flow.PageSources.Order;
import io.tierhub.intake.CursorColumns;
import io.tierhub.intake.PulledRows;
import io.tierhub.store.SourceDatabase;
import io.tierhub.store.SourceQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is new in a query: one short statement a page, and no transaction held between them. */
final class KeysetPages implements PageSource {
    private final Order order;
    private final SourceDatabase database;
    private final SourceQuery query;
    private final KeysetPull pull;
    private final boolean lacking;
    private final String stamp;

    KeysetPages(Order order, SourceDatabase database, SourceQuery query, KeysetPull pull, CursorColumns columns)
            throws SourceFault {
        this.order = order;
        this.database = database;
        this.query = query;
        this.pull = pull;
        this.stamp = columns.time();
        // Asked once, before the first load: the answer may need a scan.
        this.lacking = order.cursor() == null && JdbcSources.told(() -> query.lacks(columns.time()));
    }

    @Override
    public @Nullable Page next() throws SourceFault {
        KeysetPull.Page page = pull.next();
        return page == null
                ? null
                : new Page(new PulledRows(order.name(), query.columns(), page.cells()), page.cursor());
    }

    @Override
    public String end() {
        return pull.end();
    }

    @Override
    public boolean whole() {
        return false;
    }

    @Override
    public List<String> warnings() {
        return lacking
                ? List.of("NULL_STAMP: some rows have no " + stamp + " and are read by --full alone; write"
                        + " COALESCE(modified, created) in the query")
                : List.of();
    }

    @Override
    public void close() {
        database.close();
    }
}
