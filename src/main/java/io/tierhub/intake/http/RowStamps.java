package io.tierhub.intake.http;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The newest stamp of some rows. */
public final class RowStamps {
    private RowStamps() {}

    /** The newest; null if there are no rows. Rows of which none has a stamp are a fault: the source has changed. */
    public static @Nullable Instant newest(SinceSettings since, Collection<? extends Function<String, String>> rows) {
        @Nullable Instant newest = null;
        for (Function<String, String> row : rows) {
            @Nullable Instant stamp = stamp(since, row);
            if (stamp != null && (newest == null || stamp.isAfter(newest))) {
                newest = stamp;
            }
        }
        if (newest == null && !rows.isEmpty()) {
            throw new AnswerFaultException("no row of the page has a stamp of the format " + since.format() + " in "
                    + String.join(", ", since.at()) + "; look at since, and at what the source sends now");
        }
        return newest;
    }

    private static @Nullable Instant stamp(SinceSettings since, Function<String, String> row) {
        for (String column : since.at()) {
            String text = row.apply(column);
            if (!text.isBlank()) {
                return since.time() == null
                        ? since.format().read(text, since.zone())
                        : since.format().read(text, row.apply(since.time()), since.zone());
            }
        }
        return null;
    }
}
