package io.tierhub.publish.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.publish.EventBody;
import io.tierhub.vocabulary.Nearest;
import io.tierhub.vocabulary.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an event tells, by the names that templates use. */
public final class PushValues {
    /** All names; {@code external} may be followed by a dot and a system. */
    public static final List<String> NAMES = List.of(
            "tier", "others", "tier_from", "since", "external", "customer", "score", "stage", "tags", "provisional",
            "source", "ruleset", "as_of", "reasons_en", "reasons_zh", "event", "sequence", "time", "name", "email",
            "phone");

    /** The names that a golden record, not the event, holds. */
    public static final Set<String> PERSONAL = Set.of("name", "email", "phone");

    private static final String EXTERNAL = "external";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    private PushValues() {}

    /**
     * The values of an event.
     *
     * @param system the target, whose external identifier {@code external} is
     * @param named what the target calls the tiers; those left out keep their names
     * @param personal name, mail address and phone number, masked as the target may know them
     */
    public static PushValues of(
            EventBody event, String system, Map<Tier, String> named, Map<String, String> personal) {
        PushValues values = new PushValues();
        JsonNode data = read(event);
        values.put("customer", event.customer().toString());
        values.put("event", event.id());
        values.put("sequence", Long.toString(event.sequence()));
        values.put("time", Instant.ofEpochMilli(event.createdAtMs()).toString());
        values.external(data.at("/customer/external"), system);
        values.tier(data.path("tier"), event.from(), named);
        values.put("score", number(data.path("score")));
        for (String name : List.of("ruleset", "stage")) {
            values.put(name, text(data.path(name)));
        }
        values.put("as_of", text(data.path("asOf")));
        values.lists.put("tags", texts(data.path("tags"), ""));
        values.lists.put("reasons_en", texts(data.path("reasons"), "en"));
        values.lists.put("reasons_zh", texts(data.path("reasons"), "zh"));
        personal.forEach(values::put);
        return values;
    }

    /** The text of a name; null if there is none. A list is its items with commas between. */
    public @Nullable String text(String name) {
        @Nullable List<String> list = lists.get(name);
        return list == null ? texts.get(name) : String.join(",", list);
    }

    /** The items of a name; one text is a list of itself. */
    public List<String> list(String name) {
        @Nullable String text = texts.get(name);
        return lists.getOrDefault(name, text == null ? List.of() : List.of(text));
    }

    /** Whether a name says which record of the target is meant. */
    public static boolean identifies(String name) {
        return name.equals(EXTERNAL) || name.startsWith(EXTERNAL + ".");
    }

    /** Refuses a place that nothing will ever fill in. */
    static void check(String name, String after) {
        if (!NAMES.contains(name) || !after.isEmpty() && !name.equals(EXTERNAL)) {
            throw new IllegalArgumentException("{" + name + after + "} is not among what is filled in; "
                    + Nearest.remedy(name + after, NAMES)
                    + "; if it is text of its own, write { " + name + after + " } with spaces");
        }
    }

    private void external(JsonNode keys, String system) {
        keys.properties().forEach(key -> {
            put(EXTERNAL + "." + key.getKey(), text(key.getValue()));
            if (key.getKey().equals(system)) {
                put(EXTERNAL, text(key.getValue()));
            }
        });
    }

    private void tier(JsonNode tier, @Nullable Tier from, Map<Tier, String> named) {
        @Nullable String to = text(tier.path("to"));
        if (to != null) {
            String own = name(Tier.valueOf(to), named);
            put("tier", own);
            List<String> others = new ArrayList<>();
            for (Tier each : Tier.values()) {
                String other = name(each, named);
                if (!other.equals(own) && !other.isEmpty() && !others.contains(other)) {
                    others.add(other);
                }
            }
            lists.put("others", others);
        }
        put("tier_from", from == null ? null : name(from, named));
        for (String name : List.of("since", "provisional", "source")) {
            put(name, text(tier.path(name)));
        }
    }

    private static String name(Tier tier, Map<Tier, String> named) {
        return named.getOrDefault(tier, tier.name());
    }

    private void put(String name, @Nullable String text) {
        if (text != null) {
            texts.put(name, text);
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }

    private static @Nullable String number(JsonNode node) {
        return node.isNumber() ? node.decimalValue().toPlainString() : null;
    }

    private static List<String> texts(JsonNode items, String member) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(member.isEmpty() ? item.asText() : item.path(member).asText()));
        return texts;
    }

    private static JsonNode read(EventBody event) {
        try {
            return JSON.readTree(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the data of event " + event.id() + " is not JSON", e);
        }
    }

    /** Nothing of it: it holds a customer. */
    @Override
    public String toString() {
        return "PushValues[...]";
    }
}
