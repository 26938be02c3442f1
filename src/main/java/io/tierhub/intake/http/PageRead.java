package io.tierhub.intake.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What matters of a page for what comes next.
 *
 * @param rows how many it has
 * @param lastKey the key of its last row, where pages go by keys; null: none
 * @param newest its newest stamp; null: none
 * @param document the body; a missing node where the status meant no rows
 * @param header the value of a header; null: there is none
 */
public record PageRead(
        int rows,
        @Nullable String lastKey,
        @Nullable Instant newest,
        JsonNode document,
        Function<String, @Nullable String> header) {}
