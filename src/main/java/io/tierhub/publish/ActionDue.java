package io.tierhub.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.CustomerId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Something to do for a customer, as a target will hear of it: a task, a message to send, or how the customer should stand.
 *
 * @param external one key per system that knows the customer, see {@link TierChange#smallestKeys}
 * @param standing the tier, and the stage where one is known, by those names
 */
public record ActionDue(
        CustomerId customer, SortedMap<String, String> external, SortedMap<String, String> standing, Body body) {
    /** The type of the event that tells of it. */
    public static final String TYPE = "customer.action.due";

    /** What there is to do. */
    public sealed interface Body {}

    /**
     * A task, or a message to send.
     *
     * @param id of the task, as {@code tierhub tasks} shows it
     * @param key the idempotency key: the same for all that is told of the same thing
     * @param kind task or send
     * @param state due, escalated, done or cancelled
     * @param name of the task, or of the text
     * @param words what stands in the texts for it; null: nothing
     * @param due until when, RFC 3339; null: a message
     */
    public record Thing(
            String action,
            String id,
            String key,
            String kind,
            String state,
            String name,
            @Nullable Bilingual words,
            @Nullable String owner,
            @Nullable String due,
            @Nullable String sender)
            implements Body {}

    /** How the customer should stand: values by field, and tags to add and to remove. */
    public record State(Map<String, String> fields, List<String> add, List<String> remove) implements Body {}

    /** The JSON text for the outbox row. */
    public String data() {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = EventData.JSON.createGenerator(text)) {
            json.writeStartObject();
            EventData.writeCustomer(json, customer, external);
            json.writeObjectFieldStart("standing");
            for (Map.Entry<String, String> each : standing.entrySet()) {
                json.writeStringField(each.getKey(), each.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("action");
            if (body instanceof Thing thing) {
                write(json, thing);
            } else if (body instanceof State state) {
                write(json, state);
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Thing thing) throws IOException {
        json.writeStringField("id", thing.action());
        json.writeStringField("kind", thing.kind());
        json.writeStringField("state", thing.state());
        json.writeStringField("key", thing.key());
        json.writeStringField("item", thing.id());
        json.writeStringField("name", thing.name());
        Bilingual words = thing.words();
        optional(json, "zh", words == null ? null : words.zh());
        optional(json, "en", words == null ? null : words.en());
        optional(json, "owner", thing.owner());
        optional(json, "due", thing.due());
        optional(json, "sender", thing.sender());
    }

    private static void write(JsonGenerator json, State state) throws IOException {
        json.writeStringField("kind", "ensure");
        json.writeObjectFieldStart("fields");
        for (Map.Entry<String, String> each : state.fields().entrySet()) {
            json.writeStringField(each.getKey(), each.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("tags");
        tags(json, "add", state.add());
        tags(json, "remove", state.remove());
        json.writeEndObject();
    }

    private static void tags(JsonGenerator json, String name, List<String> tags) throws IOException {
        json.writeArrayFieldStart(name);
        for (String tag : tags) {
            json.writeString(tag);
        }
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
