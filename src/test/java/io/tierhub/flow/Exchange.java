package io.tierhub.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor documents of one request and its answer. {@code *} stands for any text.
 *
 * @param pull which pull asks it, from 1
 */
record Exchange(
        int pull,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        int status,
        Map<String, String> answerHeaders,
        String answer) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BASIC = Pattern.compile("Basic \\{(.*)}");

    /** A request as it came, its query and names of headers readable. */
    record Asked(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {}

    /**
     * A script: each exchange begins with a line {@code METHOD /path?name=value&...}, then headers, then a blank line and the
     * body where it has one; {@code => STATUS} with headers of its own, then the answer. {@code ### again} begins the next
     * pull.
     */
    static List<Exchange> script(String text, String host) {
        List<Exchange> all = new ArrayList<>();
        int pull = 1;
        for (String part : ("###\n" + text.replace("HOST", host)).split("(?m)^###")) {
            if (part.startsWith(" again")) {
                pull++;
            }
            String exchange = part.substring(part.indexOf('\n') + 1).strip();
            if (!exchange.isEmpty()) {
                all.add(exchange(pull, exchange));
            }
        }
        return all;
    }

    private static Exchange exchange(int pull, String text) {
        int arrow = text.indexOf("\n=>");
        String[] asked = text.substring(0, arrow).strip().split("\n\\s*\n", 2);
        String[] told = text.substring(arrow + 3).strip().split("\n", 2);
        String[] lines = asked[0].split("\n");
        String[] line = lines[0].split(" ", 2);
        int query = line[1].indexOf('?');
        String[] status = told[0].strip().split(" ", 2);
        return new Exchange(
                pull,
                line[0],
                query < 0 ? line[1] : line[1].substring(0, query),
                query < 0 ? Map.of() : pairs(line[1].substring(query + 1).split("&"), "="),
                pairs(java.util.Arrays.copyOfRange(lines, 1, lines.length), ":"),
                asked.length < 2 ? "" : asked[1].strip(),
                Integer.parseInt(status[0]),
                status.length < 2 ? Map.of() : pairs(status[1].split(", "), ":"),
                told.length < 2 ? "" : told[1].strip());
    }

    private static Map<String, String> pairs(String[] texts, String between) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : texts) {
            String[] pair = text.split(between, 2);
            pairs.put(pair[0].strip(), encoded(pair[1].strip()));
        }
        return pairs;
    }

    /** {@code Basic {user:password}} as it is sent. */
    private static String encoded(String value) {
        var basic = BASIC.matcher(value);
        return basic.matches()
                ? "Basic " + Base64.getEncoder().encodeToString(basic.group(1).getBytes(StandardCharsets.UTF_8))
                : value;
    }

    /** In what a request is another one than this; null: in nothing. */
    @Nullable String difference(Asked asked) {
        if (!method.equals(asked.method()) || !path.equals(asked.path())) {
            return "it is " + asked.method() + " " + asked.path() + " instead of " + method + " " + path;
        }
        if (!new TreeSet<>(query.keySet()).equals(new TreeSet<>(asked.query().keySet()))) {
            return "its parameters are " + asked.query() + " instead of " + query;
        }
        for (var wanted : query.entrySet()) {
            if (!alike(wanted.getValue(), asked.query().get(wanted.getKey()))) {
                return "its " + wanted.getKey() + " is " + asked.query().get(wanted.getKey()) + " instead of "
                        + wanted.getValue();
            }
        }
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sent.putAll(asked.headers());
        for (var wanted : headers.entrySet()) {
            if (!alike(wanted.getValue(), sent.get(wanted.getKey()))) {
                return "its header " + wanted.getKey() + " is " + sent.get(wanted.getKey()) + " instead of "
                        + wanted.getValue();
            }
        }
        boolean same = body.startsWith("{") || body.startsWith("[")
                ? alike(json(body), json(asked.body()))
                : alike(body, asked.body());
        return same ? null : "its body is " + asked.body() + " instead of " + body;
    }

    private static boolean alike(JsonNode wanted, JsonNode sent) {
        if (wanted.isTextual() && sent.isTextual()) {
            return alike(wanted.textValue(), sent.textValue());
        }
        if (!wanted.isContainerNode() || wanted.size() != sent.size() || wanted.isArray() != sent.isArray()) {
            return wanted.equals(sent);
        }
        for (int i = 0; wanted.isArray() && i < wanted.size(); i++) {
            if (!alike(wanted.get(i), sent.get(i))) {
                return false;
            }
        }
        for (var member : wanted.properties()) {
            if (!sent.has(member.getKey()) || !alike(member.getValue(), sent.get(member.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean alike(String wanted, @Nullable String sent) {
        String pattern = Pattern.compile("\\*")
                .splitAsStream(wanted + "\n")
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(Objects.requireNonNullElse(sent, "nothing") + "\n")
                .matches();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
