package io.tierhub.flow;

import io.tierhub.flow.PageSources.Order;
import io.tierhub.intake.PulledRows;
import io.tierhub.store.SourceDatabase;
import io.tierhub.store.SourceQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a query gives, from one statement, so as of one moment. A pull that is cut off begins again. */
final class WholePages implements PageSource {
    private final Order order;
    private final SourceDatabase database;
    private final SourceQuery query;
    private final @Nullable KeysetPull afterwards;

    /** @param afterwards knows where pulls of what is new go on afterwards; null: there are none */
    WholePages(Order order, SourceDatabase database, SourceQuery query, @Nullable KeysetPull afterwards) {
        this.order = order;
        this.database = database;
        this.query = query;
        this.afterwards = afterwards;
    }

    @Override
    public @Nullable Page next() throws SourceFault {
        List<String[]> cells = JdbcSources.told(() -> query.next(JdbcSources.PAGE_ROWS));
        return cells.isEmpty() ? null : new Page(new PulledRows(order.name(), query.columns(), cells), null);
    }

    @Override
    public @Nullable String end() {
        return afterwards == null ? null : afterwards.end();
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public void close() {
        database.close();
    }
}
