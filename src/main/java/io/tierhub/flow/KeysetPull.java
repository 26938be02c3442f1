package io.tierhub.flow;

import io.tierhub.flow.KeysetCursor.Begin;
import io.tierhub.flow.KeysetCursor.Look;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One pull by stamp and id, page by page. It reads up to the source's clock less a margin, as rows of this very moment may
 * still come; and each begins so far back that a row is seen which was stamped before the pull before it and committed
 * after it. What comes twice is known by its content and costs a look.
 */
final class KeysetPull {
    private final KeysetRows source;
    private final int pageRows;
    private final Look look;
    private final LocalDateTime bound;
    private @Nullable Begin begin;
    private boolean more = true;

    /** Rows, and the cursor after them. */
    record Page(List<String[]> cells, String cursor) {}

    /**
     * Looks at the source's clock.
     *
     * @param from where the cursor stands; null: at the beginning
     * @param nowMs what the hub's clock says
     */
    KeysetPull(KeysetRows source, @Nullable KeysetCursor from, Duration lag, Duration margin, int pageRows, long nowMs)
            throws SourceFault {
        this.source = source;
        this.pageRows = pageRows;
        LocalDateTime clock = source.clock();
        Look before = from == null ? null : from.look();
        this.look = before == null ? Look.first(clock, nowMs) : before.next(clock, nowMs, lag);
        this.bound = clock.minus(margin);
        this.begin = from == null ? null : from.begin(look, lag);
    }

    /** The next page; null when there is nothing more for now. */
    @Nullable Page next() throws SourceFault {
        if (!more) {
            return null;
        }
        KeysetRows.Some some = source.rows(begin, bound, pageRows);
        more = some.cells().size() >= pageRows;
        if (some.cells().isEmpty()) {
            return null;
        }
        LocalDateTime stamp = Objects.requireNonNull(some.stamp());
        Begin after = new Begin(stamp, Objects.requireNonNull(some.id()));
        if (more && after.equals(begin)) {
            throw SourceFault.refused("a page ends with the row that it began behind, so the pull would never end: the"
                    + " stamps are finer than the driver reads them, or ids are not unique. Let the query round the"
                    + " stamp, as in CAST(changed AS TIMESTAMP(3)), or name another id");
        }
        begin = after;
        return new Page(some.cells(), new KeysetCursor(stamp, after.id(), look).text());
    }

    /** Where the next pull begins, once all pages are taken in. */
    String end() {
        return new KeysetCursor(bound, null, look).text();
    }
}
