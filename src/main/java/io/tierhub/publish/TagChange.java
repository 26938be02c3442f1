package io.tierhub.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tierhub.vocabulary.CustomerId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tags of a customer that began or ended, as a target will hear of them.
 *
 * @param external one key per system that knows the customer, see {@link TierChange#smallestKeys}
 * @param before the tags that the last event told of, or none
 * @param now all tags, those of rules and those that persons gave
 * @param ruleset name and hash
 */
public record TagChange(
        CustomerId customer,
        SortedMap<String, String> external,
        SortedSet<String> before,
        SortedSet<String> now,
        String ruleset,
        LocalDate asOf) {
    /** The type of the event that tells of it. */
    public static final String TYPE = "customer.tag.changed";

    private static final String TAGS = "tags";
    private static final String BEGAN = "began";
    private static final String ENDED = "ended";

    /** The JSON text for the outbox row. */
    public String data() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = EventData.JSON.createGenerator(text)) {
            json.writeStartObject();
            EventData.writeCustomer(json, customer, external);
            write(json, TAGS, now);
            write(json, BEGAN, without(now, before));
            write(json, ENDED, without(before, now));
            json.writeStringField("ruleset", ruleset);
            json.writeStringField("asOf", asOf.toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    /** The tags before the change that the JSON text of a row tells of. */
    public static SortedSet<String> before(String data) {
        SortedSet<String> before = read(data, TAGS);
        before.removeAll(read(data, BEGAN));
        before.addAll(read(data, ENDED));
        return before;
    }

    private static SortedSet<String> read(String data, String list) {
        SortedSet<String> tags = new TreeSet<>();
        try (JsonParser json = EventData.JSON.createParser(data)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING
                        && json.getParsingContext().inArray()
                        && list.equals(json.getParsingContext().getParent().getCurrentName())) {
                    tags.add(json.getText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data of an event is not JSON", e);
        }
        return tags;
    }

    private static SortedSet<String> without(Collection<String> some, Collection<String> others) {
        SortedSet<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static void write(JsonGenerator json, String name, Collection<String> tags) throws IOException {
        json.writeArrayFieldStart(name);
        for (String tag : tags) {
            json.writeString(tag);
        }
        json.writeEndArray();
    }
}
