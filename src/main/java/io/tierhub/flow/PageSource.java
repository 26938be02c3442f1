package io.tierhub.flow;

import io.tierhub.intake.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one entity of a system, page by page from where its cursor stands. For one pull and one thread; nothing of
 * the hub waits while it waits for its system, so each wait must have an end.
 */
public interface PageSource extends AutoCloseable {
    /**
     * Some rows, about 5,000: they are taken in within one transaction.
     *
     * @param cursor where a pull goes on that begins after these rows; null: where this one began
     */
    record Page(Table rows, @Nullable String cursor) {}

    /**
     * The next page, possibly of no rows; null when there is nothing more for now.
     *
     * @throws SourceFault when there is no answer, or none that can be used: never an empty page then
     */
    @Nullable Page next() throws SourceFault;

    /** Where the next pull begins, asked for after the last page; null: where the last page left the cursor. */
    @Nullable String end();

    /** Whether the pages together were all rows that there are, so that what they lack is gone; asked after the last page. */
    boolean whole();

    /** What looks wrong but was read; complete after the last page. */
    default List<String> warnings() {
        return List.of();
    }

    @Override
    void close();
}
