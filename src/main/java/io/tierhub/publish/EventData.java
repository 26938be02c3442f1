package io.tierhub.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The part of an event that is settled when its outbox row is written: the {@code data} object without
 * {@code sequence} and {@code tier.from}, which {@link EventBody} adds.
 */
public final class EventData {
    static final JsonFactory JSON = new JsonFactory();

    private EventData() {}

    /** The JSON text for the outbox row. */
    public static String of(TierChange change) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            writeCustomer(json, change);
            writeTier(json, change);
            json.writeFieldName("score");
            if (change.score() == null) {
                json.writeNull();
            } else {
                writeNumber(json, change.score());
            }
            json.writeStringField("ruleset", change.ruleset());
            json.writeStringField("asOf", change.asOf().toString());
            writeReasons(json, change);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private static void writeCustomer(JsonGenerator json, TierChange change) throws IOException {
        json.writeObjectFieldStart("customer");
        json.writeStringField("id", change.customer().toString());
        json.writeObjectFieldStart("external");
        for (Map.Entry<String, String> key : change.external().entrySet()) {
            json.writeStringField(key.getKey(), key.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeTier(JsonGenerator json, TierChange change) throws IOException {
        json.writeObjectFieldStart("tier");
        json.writeStringField("to", change.to().name());
        json.writeStringField("since", change.since().toString());
        json.writeBooleanField("provisional", change.provisional());
        json.writeStringField("source", change.source());
        json.writeEndObject();
    }

    private static void writeReasons(JsonGenerator json, TierChange change) throws IOException {
        json.writeArrayFieldStart("reasons");
        for (Reason reason : change.reasons()) {
            json.writeStartObject();
            json.writeStringField("code", reason.code());
            json.writeFieldName("points");
            writeNumber(json, reason.points());
            json.writeStringField("zh", reason.text().zh());
            json.writeStringField("en", reason.text().en());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Plain decimals: 80 and 0.0001, never 80.0 or 1.0E-4, which some receivers do not read. */
    private static void writeNumber(JsonGenerator json, double value) throws IOException {
        BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
        json.writeNumber(plain.toPlainString());
    }
}
