package io.tierhub.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of an event: a CloudEvents 1.0 JSON object in UTF-8.
 *
 * <p>The same row gives the same bytes over all retries. That holds for {@code tier.from} too, although it is read only
 * when the event is sent: events of one customer go out one after the other, so what the target last acknowledged
 * cannot change while this event is being tried.
 *
 * @param id see {@link EventId}
 * @param createdAtMs epoch milliseconds at which the change was recorded
 * @param sequence grows per customer and target
 * @param from the tier that this target last acknowledged; null if none
 * @param data see {@link EventData}
 */
public record EventBody(
        String id,
        String type,
        long createdAtMs,
        CustomerId customer,
        long sequence,
        @Nullable Tier from,
        String data) {

    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    /** The bytes that are signed and sent. Times are written in the business zone. */
    public byte[] bytes(ZoneId zone) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(data.length() + 256);
        try (JsonGenerator json = EventData.JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, String> attribute : attributes(zone).entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeFieldName("data");
            writeData(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("the data of event " + id + " is not JSON", e);
        }
        return bytes.toByteArray();
    }

    /** What CloudEvents says of an event beside its data, in the order of the body. */
    public Map<String, String> attributes(ZoneId zone) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", id);
        attributes.put("source", "tierhub");
        attributes.put("type", type);
        attributes.put("time", RFC_3339.format(Instant.ofEpochMilli(createdAtMs).atZone(zone)));
        attributes.put("subject", customer.toString());
        return attributes;
    }

    private void writeData(JsonGenerator json) throws IOException {
        try (JsonParser parser = EventData.JSON.createParser(data)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                json.copyCurrentEventExact(parser);
                if (token == JsonToken.START_OBJECT && ++depth == 1) {
                    json.writeNumberField("sequence", sequence);
                } else if (token == JsonToken.START_OBJECT && depth == 2 && "tier".equals(parser.currentName())) {
                    writeFrom(json);
                } else if (token == JsonToken.END_OBJECT) {
                    depth--;
                }
            }
        }
    }

    private void writeFrom(JsonGenerator json) throws IOException {
        if (from == null) {
            json.writeNullField("from");
        } else {
            json.writeStringField("from", from.name());
        }
    }
}
