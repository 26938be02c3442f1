package io.tierhub.intake.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered between pages and pulls, as JSON.
 *
 * @param newest the newest stamp of all lists that were read to their end; null: none
 * @param open where the list under way stands; null: there is none
 */
public record PullPosition(
        @Nullable Instant newest, @Nullable ListPlace open) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Nothing was read yet. */
    static final PullPosition START = new PullPosition(null, null);

    /** Reads what {@link #text} wrote, or a stamp of a person: {@code 2026-10-01T00:00:00Z}. */
    public static PullPosition of(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            if (!text.startsWith("{")) {
                return new PullPosition(Instant.parse(text), null);
            }
            JsonNode all = JSON.readTree(text);
            JsonNode open = all.path("open");
            return new PullPosition(instant(all, "newest"), open.isObject() ? place(open) : null);
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no place in a list of pages; write a moment, as in 2026-10-01T00:00:00Z");
        }
    }

    /** The text to keep. */
    public String text() {
        ObjectNode all = JSON.createObjectNode();
        put(all, "newest", newest);
        if (open != null) {
            ObjectNode place = all.putObject("open");
            put(place, "from", open.from());
            put(place, "to", open.to());
            put(place, "newest", open.newest());
            put(place, "token", open.token());
            place.put("page", open.page());
            place.put("offset", open.offset());
            put(place, "key", open.key());
            put(place, "last_key", open.lastKey());
        }
        return all.toString();
    }

    private static ListPlace place(JsonNode open) {
        return new ListPlace(
                instant(open, "from"),
                instant(open, "to"),
                instant(open, "newest"),
                open.path("token").textValue(),
                open.path("page").asInt(),
                open.path("offset").asLong(),
                open.path("key").textValue(),
                open.path("last_key").textValue());
    }

    private static @Nullable Instant instant(JsonNode node, String name) {
        @Nullable String text = node.path(name).textValue();
        return text == null ? null : Instant.parse(text);
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }
}
