package io.tierhub.intake;

import io.tierhub.vocabulary.Setting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What tells the rows of a query apart in time: each is read again when its stamp has moved. */
public record CursorColumns(
        @Setting(
                "The column of the query that says when a row was last changed: a date or a time, never NULL; write COALESCE(modified, created) AS changed where one may be.")
        String time,

        @Setting("The column of the query that tells rows with the same stamp apart: the primary key.")
        String id,

        @Setting(
                "How far each pull looks back, for rows that were committed long after they were stamped; left out: 5m, and 1d where the stamp is a date.")
        @Nullable Duration lag,

        @Setting(value = "How fresh a row may be: the clock of the source, less this, bounds each pull.", def = "60s")
        Duration margin) {

    static final Duration MOST = Duration.ofDays(31);

    public CursorColumns {
        check("lag", lag);
        check("margin", margin);
    }

    private static void check(String key, @Nullable Duration span) {
        if (span != null && (span.isNegative() || span.compareTo(MOST) > 0)) {
            throw new IllegalArgumentException(key + " must be 0s to " + MOST.toDays() + "d, not " + span);
        }
    }
}
