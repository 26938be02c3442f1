package io.tierhub.publish;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an event says that is other than what its target acknowledged last. */
public final class EventDiff {
    private EventDiff() {}

    /**
     * A value that differs.
     *
     * @param at where it stands: {@code tier.to}, {@code reasons.0.points}
     * @param before null: it was not there
     * @param now null: it is not there any more
     */
    public record Changed(
            String at, @Nullable String before, @Nullable String now) {
        @Override
        public String toString() {
            return before == null
                    ? "+" + at + ": " + now
                    : now == null ? "-" + at + ": " + before : "~" + at + ": " + before + " -> " + now;
        }
    }

    /** The values that differ between two {@link EventData}, in the order of their places. */
    public static List<Changed> between(@Nullable String before, String now) {
        Map<String, String> old = before == null ? Map.of() : leaves(before);
        Map<String, String> fresh = leaves(now);
        TreeMap<String, String> all = new TreeMap<>(old);
        all.putAll(fresh);
        List<Changed> changed = new ArrayList<>();
        for (String at : all.keySet()) {
            String was = old.get(at);
            String is = fresh.get(at);
            if (was == null || !was.equals(is)) {
                changed.add(new Changed(at, was, is));
            }
        }
        return changed;
    }

    /** Every value of a JSON text by its place. */
    private static Map<String, String> leaves(String data) {
        Map<String, String> leaves = new TreeMap<>();
        try (JsonParser json = EventData.JSON.createParser(data)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue()) {
                    String pointer = json.getParsingContext().pathAsPointer().toString();
                    leaves.put(pointer.substring(1).replace('/', '.'), json.getText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data of an event is not JSON", e);
        }
        return leaves;
    }
}
