package io.tierhub.intake;

import io.tierhub.vocabulary.Setting;
import org.jspecify.annotations.Nullable;

/** How the rows of one entity are asked for, where they are not sent as files. */
public record PullSettings(
        @Setting("The SELECT that gives the rows, of the system's jdbc: database; without ORDER BY, and without ; at its end.") @Nullable String query,

        @Setting("The columns by which only what is new is read; left out: all rows are read each time.") @Nullable CursorColumns cursor) {

    public PullSettings {
        if (query != null) {
            query = query.strip();
            if (query.isEmpty() || query.endsWith(";")) {
                throw new IllegalArgumentException(
                        "query must be one SELECT without a ; at its end: the hub asks for a part of what it gives");
            }
        }
    }
}
