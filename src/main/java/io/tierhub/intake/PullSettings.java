package io.tierhub.intake;

import io.tierhub.intake.http.RequestSettings;
import io.tierhub.vocabulary.Setting;
import org.jspecify.annotations.Nullable;

/** How the rows of one entity are asked for, where they are not sent as files. */
public record PullSettings(
        @Setting(
                "The SELECT that gives the rows, of the system's jdbc: database; without ORDER BY, and without ; at its end.")
        @Nullable String query,

        @Setting("The request that gives the rows, at the url of the system's http:.") @Nullable RequestSettings request,

        @Setting("The columns by which only what is new is read; left out: all rows are read each time.") @Nullable CursorColumns cursor) {

    public PullSettings {
        if ((query == null) == (request == null)) {
            throw new IllegalArgumentException(
                    "query or request, one of the two: a query of jdbc:, or a request of http:");
        }
        if (request != null && cursor != null) {
            throw new IllegalArgumentException("cursor belongs to query; a request has since instead");
        }
        if (query != null) {
            query = query.strip();
            if (query.isEmpty() || query.endsWith(";")) {
                throw new IllegalArgumentException(
                        "query must be one SELECT without a ; at its end: the hub asks for a part of what it gives");
            }
        }
    }
}
