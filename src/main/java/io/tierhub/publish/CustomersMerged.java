package io.tierhub.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tierhub.vocabulary.CustomerId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;

/**
 * Customers that turned out to be one, as a target will hear of it.
 *
 * @param customer the one that remains
 * @param external one key per system that knows it, see {@link TierChange#smallestKeys}
 * @param absorbed every identifier that stands for it beside its own, whenever it became part of it: so the newest event
 *     says all that earlier ones did
 */
public record CustomersMerged(CustomerId customer, SortedMap<String, String> external, List<CustomerId> absorbed) {
    /** The type of the event that tells of it. */
    public static final String TYPE = "customer.merged";

    /** The JSON text for the outbox row. */
    public String data() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = EventData.JSON.createGenerator(text)) {
            json.writeStartObject();
            EventData.writeCustomer(json, customer, external);
            json.writeArrayFieldStart("absorbed");
            for (CustomerId each : absorbed) {
                json.writeString(each.toString());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }
}
