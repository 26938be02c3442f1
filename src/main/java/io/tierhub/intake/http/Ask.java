package io.tierhub.intake.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request with everything filled in.
 *
 * @param path behind the url of the source
 * @param contentType of the body; null: there is none
 */
public record Ask(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable String contentType,
        @Nullable String body) {

    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";

    /** What an entity is asked for by; a parameter, header or field without a value is left out. */
    public static Ask of(
            HttpSourceSettings source, RequestSettings request, Function<String, @Nullable String> values) {
        Map<String, String> query = filled(source.query(), values);
        query.putAll(filled(request.query(), values));
        Map<String, String> headers = filled(source.headers(), values);
        headers.putAll(filled(request.headers(), values));
        @Nullable String path = request.path().fill(values);
        if (path == null) {
            throw new AnswerFaultException("the path has a place to fill in for which there is no value");
        }
        String method = request.method().name();
        if (request.body() != null) {
            return new Ask(method, path, query, headers, JSON, request.body().fill(values));
        }
        return request.form().isEmpty()
                ? new Ask(method, path, query, headers, null, null)
                : new Ask(method, path, query, headers, FORM, encoded(filled(request.form(), values)));
    }

    /** Names and values, escaped for an address or a form. */
    public static String encoded(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> escaped(pair.getKey()) + "=" + escaped(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** These templates filled in, in their order. */
    public static Map<String, String> filled(
            Map<String, Template> templates, Function<String, @Nullable String> values) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach((name, template) -> {
            @Nullable String value = template.fill(values);
            if (value != null) {
                filled.put(name, value);
            }
        });
        return filled;
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Nothing of it: it may hold a key. */
    @Override
    public String toString() {
        return "Ask[" + method + "]";
    }
}
