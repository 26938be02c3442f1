package io.tierhub.publish.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tierhub.intake.http.Ask;
import io.tierhub.publish.template.CannotSayException;
import io.tierhub.publish.template.PushTemplate;
import io.tierhub.publish.template.PushValues;
import io.tierhub.publish.template.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one event asks of a target: what it shares with others, and what of it goes into a joint request. */
public final class PushRequest {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Ask shared;
    private final @Nullable JsonNode rest;
    private final List<JsonNode> items;
    private final String key;
    private final String tier;

    private PushRequest(Ask shared, @Nullable JsonNode rest, List<JsonNode> items, String key, String tier) {
        this.shared = shared;
        this.rest = rest;
        this.items = items;
        this.key = key;
        this.tier = tier;
    }

    /** Whether the customer of an event has a record at the target, as far as the hub knows. */
    public static boolean hasRecord(PushRequestSettings settings, PushValues values) {
        return settings.names().stream().filter(PushValues::identifies).noneMatch(name -> values.text(name) == null);
    }

    /**
     * The request of one event.
     *
     * @throws CannotSayException if a value cannot stand where the template puts it
     */
    public static PushRequest of(PushRequestSettings settings, PushValues values) {
        @Nullable String path = settings.path().fill(values, Where.PATH);
        if (path == null) {
            throw new CannotSayException("path has a place to fill in for which there is no value");
        }
        Map<String, String> form = filled(settings.form(), values, Where.TEXT);
        @Nullable JsonNode body = settings.body() == null ? null : settings.body().fill(values);
        @Nullable BatchSettings batch = settings.batch();
        List<JsonNode> items = new ArrayList<>();
        if (batch != null && body != null && body.at(batch.items().pointer()) instanceof ArrayNode array) {
            array.forEach(items::add);
            array.removeAll();
        }
        Ask shared = new Ask(
                settings.method().name(),
                path,
                filled(settings.query(), values, Where.TEXT),
                filled(settings.headers(), values, Where.HEADER),
                body != null ? JSON : form.isEmpty() ? null : FORM,
                form.isEmpty() ? null : Ask.encoded(form));
        return new PushRequest(shared, body, items, key(batch, values), String.valueOf(values.text("tier")));
    }

    /**
     * What is asked to read the record of one event; null if it has none as far as the hub knows.
     *
     * @throws CannotSayException if a value cannot stand where the template puts it
     */
    public static @Nullable Ask reading(ReadSettings settings, PushValues values) {
        @Nullable String path = settings.path().fill(values, Where.PATH);
        Map<String, String> query = filled(settings.query(), values, Where.TEXT);
        return path == null || query.size() < settings.query().size()
                ? null
                : new Ask("GET", path, query, Map.of(), null, null);
    }

    /** Equal for those that may go in one request. */
    public String group() {
        return shared.path() + '\n' + shared.query() + '\n' + shared.headers() + '\n' + shared.body() + '\n' + rest;
    }

    /** One request for several of the same group, in their order. */
    public static Ask joined(PushRequestSettings settings, List<PushRequest> several) {
        PushRequest first = several.get(0);
        if (first.rest == null) {
            return first.shared;
        }
        JsonNode body = first.rest.deepCopy();
        if (settings.batch() != null && body.at(settings.batch().items().pointer()) instanceof ArrayNode array) {
            several.forEach(each -> array.addAll(each.items));
        }
        Ask shared = first.shared;
        return new Ask(
                shared.method(),
                shared.path(),
                shared.query(),
                shared.headers(),
                shared.contentType(),
                body.toString());
    }

    /** What stands for it among results by identifier. */
    String key() {
        return key;
    }

    /** How many items it has in a joint request. */
    int items() {
        return items.size();
    }

    /** What the target calls its tier. */
    String tier() {
        return tier;
    }

    private static String key(@Nullable BatchSettings batch, PushValues values) {
        if (batch == null || batch.results() == null) {
            return "";
        }
        @Nullable String key = batch.results().key().fill(values, Where.TEXT);
        return key == null ? "" : key;
    }

    private static Map<String, String> filled(Map<String, PushTemplate> templates, PushValues values, Where where) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach((name, template) -> {
            @Nullable String value = template.fill(values, where);
            if (value != null) {
                filled.put(name, value);
            }
        });
        return filled;
    }

    /** Nothing of it: it holds a customer. */
    @Override
    public String toString() {
        return "PushRequest[...]";
    }
}
