package io.tierhub.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of an event that is settled when its outbox row is written: the {@code data} object without
 * {@code sequence} and {@code tier.from}, which {@link EventBody} adds.
 */
public final class EventData {
    static final JsonFactory JSON = new JsonFactory();
    private static final String EXTERNAL = "external";
    private static final JsonPointer CUSTOMER_EXTERNAL = JsonPointer.compile("/customer/" + EXTERNAL);
    private static final TokenFilter TIER_TO = new JsonPointerBasedFilter("/tier/to");

    private EventData() {}

    /** The JSON text for the outbox row. */
    public static String of(TierChange change) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            writeCustomer(json, change.customer(), change.external());
            writeTier(json, change);
            json.writeFieldName("score");
            if (change.score() == null) {
                json.writeNull();
            } else {
                writeNumber(json, change.score());
            }
            json.writeStringField("ruleset", change.ruleset());
            json.writeStringField("asOf", change.asOf().toString());
            writeStanding(json, change);
            writeReasons(json, change);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    /** The tier that the JSON text of a row tells; null where it tells none. */
    public static @Nullable Tier tier(String data) {
        try (JsonParser json = new FilteringParserDelegate(
                JSON.createParser(data), TIER_TO, TokenFilter.Inclusion.ONLY_INCLUDE_ALL, false)) {
            return json.nextToken() == JsonToken.VALUE_STRING ? Tier.valueOf(json.getText()) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("the data of an event is not JSON", e);
        }
    }

    static void writeCustomer(JsonGenerator json, CustomerId customer, SortedMap<String, String> external)
            throws IOException {
        json.writeObjectFieldStart("customer");
        json.writeStringField("id", customer.toString());
        json.writeFieldName(EXTERNAL);
        writeExternal(json, external);
        json.writeEndObject();
    }

    private static void writeExternal(JsonGenerator json, SortedMap<String, String> external) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, String> key : external.entrySet()) {
            json.writeStringField(key.getKey(), key.getValue());
        }
        json.writeEndObject();
    }

    /** The JSON text of a row for a customer that has other external keys now; all else is as it was. */
    public static String withExternal(String data, SortedMap<String, String> external) {
        StringWriter text = new StringWriter(data.length());
        try (JsonParser parser = JSON.createParser(data);
                JsonGenerator json = JSON.createGenerator(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                json.copyCurrentEventExact(parser);
                if (token == JsonToken.FIELD_NAME
                        && parser.getParsingContext().pathAsPointer().equals(CUSTOMER_EXTERNAL)) {
                    parser.nextToken();
                    parser.skipChildren();
                    writeExternal(json, external);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data of an event is not JSON", e);
        }
        return text.toString();
    }

    private static void writeTier(JsonGenerator json, TierChange change) throws IOException {
        json.writeObjectFieldStart("tier");
        json.writeStringField("to", change.to().name());
        json.writeStringField("since", change.since().toString());
        json.writeBooleanField("provisional", change.provisional());
        json.writeStringField("source", change.source());
        json.writeEndObject();
    }

    /** What there is of stage and tags; models that say them may be off. */
    private static void writeStanding(JsonGenerator json, TierChange change) throws IOException {
        if (change.stage() != null) {
            json.writeStringField("stage", change.stage());
        }
        if (!change.tags().isEmpty()) {
            json.writeArrayFieldStart("tags");
            for (String tag : change.tags()) {
                json.writeString(tag);
            }
            json.writeEndArray();
        }
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
