package io.tierhub.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;

/**
 * A customer that turned out to be several, as a target will hear of it.
 *
 * @param customer the one that keeps the identifier
 * @param external one key per system that knows it still, see {@link TierChange#smallestKeys}
 * @param parts where the other source records are now
 */
public record CustomerSplit(CustomerId customer, SortedMap<String, String> external, List<Part> parts) {
    /** The type of the event that tells of it. */
    public static final String TYPE = "customer.split";

    /** A customer, and the source records that went to it. */
    public record Part(CustomerId customer, List<SourceKey> keys) {}

    /** The JSON text for the outbox row. */
    public String data() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = EventData.JSON.createGenerator(text)) {
            json.writeStartObject();
            EventData.writeCustomer(json, customer, external);
            json.writeArrayFieldStart("parts");
            for (Part part : parts) {
                write(json, part);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Part part) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", part.customer().toString());
        json.writeArrayFieldStart("keys");
        for (SourceKey key : part.keys()) {
            json.writeStartObject();
            json.writeStringField("system", key.system());
            json.writeStringField("key", key.key());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
