package io.tierhub.intake;

import org.jspecify.annotations.Nullable;

/**
 * A row refused, for the quarantine. Bad rows are data, never exceptions.
 *
 * @param column the source column at fault; null where the row as a whole is
 * @param reason a stable upper-case code, a colon, and what to do about it in plain words: {@code BAD_DATE: ...}
 * @param value what stood there, cut to 200 characters
 */
public record Rejection(
        Position at,
        @Nullable String column,
        String reason,
        @Nullable String value) {}
