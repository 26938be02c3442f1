package io.tierhub.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the rows of an export go. Cells are texts, numbers, booleans, null, or {@link Json} text. */
public interface RowSink {
    /** A cell that is JSON already. */
    record Json(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** The columns, once, before the first row. */
    void header(List<String> columns);

    /** One row, as many cells as columns. */
    void row(List<@Nullable Object> cells);
}
