package io.tierhub.intake.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a pull stands in a list.
 *
 * @param from the stamp at which the list begins; null: it is not asked for by stamps
 * @param to the stamp at which it ends
 * @param newest the newest stamp read, in this list and before it; null: none
 * @param token the cursor or address that the last page gave; null: the list begins
 * @param page the number of the page to ask for
 * @param offset rows read of the list
 * @param key behind which key the list begins; null: none
 * @param lastKey the last key read; null: none
 */
public record ListPlace(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant newest,
        @Nullable String token,
        int page,
        long offset,
        @Nullable String key,
        @Nullable String lastKey) {

    ListPlace restart(@Nullable Instant anew, int firstPage) {
        return new ListPlace(anew, to, newest, null, firstPage, 0, lastKey, lastKey);
    }
}
