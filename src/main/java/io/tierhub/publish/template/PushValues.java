package io.tierhub.publish.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.publish.EventBody;
import io.tierhub.vocabulary.Nearest;
import io.tierhub.vocabulary.Tier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an event tells, by the names that templates use. */
public final class PushValues {
    /** All names; {@code external} may be followed by a dot and a system. */
    public static final List<String> NAMES = List.of(
            "tier",
            "others",
            "tier_from",
            "since",
            "external",
            "external_md5",
            "customer",
            "score",
            "stage",
            "tags",
            "provisional",
            "source",
            "ruleset",
            "as_of",
            "reasons_en",
            "reasons_zh",
            "event",
            "sequence",
            "time",
            "name",
            "email",
            "phone");

    /** The names that a golden record, not the event, holds. */
    public static final Set<String> PERSONAL = Set.of("name", "email", "phone");

    private static final String EXTERNAL = "external";
    /** How Mailchimp addresses a member whose mail address is the key: its MD5, in lower case. */
    private static final String EXTERNAL_MD5 = "external_md5";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final EventBody event;
    private final String system;
    private final Map<Tier, String> named;
    private final Map<String, String> personal;
    private final JsonNode data;

    private PushValues(EventBody event, String system, Map<Tier, String> named, Map<String, String> personal) {
        this.event = event;
        this.system = system;
        this.named = named;
        this.personal = personal;
        this.data = read(event);
    }

    /**
     * The values of an event.
     *
     * @param system the target, whose external identifier {@code external} is
     * @param named what the target calls the tiers; those left out keep their names
     * @param personal name, mail address and phone number, masked as the target may know them
     */
    public static PushValues of(EventBody event, String system, Map<Tier, String> named, Map<String, String> personal) {
        return new PushValues(event, system, named, personal);
    }

    /** The text of a name; null if there is none. A list is its items with commas between. */
    public @Nullable String text(String name) {
        @Nullable List<String> list = items(name);
        return list == null ? single(name) : String.join(",", list);
    }

    /** The items of a name; one text is a list of itself. */
    public List<String> list(String name) {
        @Nullable List<String> list = items(name);
        @Nullable String text = list == null ? single(name) : null;
        return list != null ? list : text == null ? List.of() : List.of(text);
    }

    /** Null for a name that is no list. */
    private @Nullable List<String> items(String name) {
        return switch (name) {
            case "tags" -> texts(data.path("tags"), "");
            case "reasons_en" -> texts(data.path("reasons"), "en");
            case "reasons_zh" -> texts(data.path("reasons"), "zh");
            case "others" -> to() == null ? null : others();
            default -> null;
        };
    }

    private @Nullable String single(String name) {
        return switch (name) {
            case "customer" -> event.customer().toString();
            case "event" -> event.id();
            case "sequence" -> Long.toString(event.sequence());
            case "time" -> Instant.ofEpochMilli(event.createdAtMs()).toString();
            case EXTERNAL -> external(system);
            case EXTERNAL_MD5 -> md5(external(system));
            case "tier" -> called(to());
            case "tier_from" -> called(event.from());
            case "since", "provisional", "source" -> text(data.path("tier").path(name));
            case "score" -> number(data.path("score"));
            case "ruleset", "stage" -> text(data.path(name));
            case "as_of" -> text(data.path("asOf"));
            default ->
                name.startsWith(EXTERNAL + ".") ? external(name.substring(EXTERNAL.length() + 1)) : personal.get(name);
        };
    }

    /** Whether a name says which record of the target is meant. */
    public static boolean identifies(String name) {
        return name.equals(EXTERNAL) || name.equals(EXTERNAL_MD5) || name.startsWith(EXTERNAL + ".");
    }

    /** Refuses a place that nothing will ever fill in. */
    static void check(String name, String after) {
        if (!NAMES.contains(name) || !after.isEmpty() && !name.equals(EXTERNAL)) {
            throw new IllegalArgumentException("{" + name + after + "} is not among what is filled in; "
                    + Nearest.remedy(name + after, NAMES)
                    + "; if it is text of its own, write { " + name + after + " } with spaces");
        }
    }

    private @Nullable String external(String of) {
        return text(data.path("customer").path("external").path(of));
    }

    private @Nullable Tier to() {
        @Nullable String to = text(data.path("tier").path("to"));
        return to == null ? null : Tier.valueOf(to);
    }

    private @Nullable String called(@Nullable Tier tier) {
        return tier == null ? null : named.getOrDefault(tier, tier.name());
    }

    /** What the target calls the tiers that the customer does not have. */
    private List<String> others() {
        @Nullable String own = called(to());
        List<String> others = new ArrayList<>();
        for (Tier each : Tier.values()) {
            String other = named.getOrDefault(each, each.name());
            if (!other.equals(own) && !other.isEmpty() && !others.contains(other)) {
                others.add(other);
            }
        }
        return others;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }

    private static @Nullable String number(JsonNode node) {
        return node.isNumber() ? node.decimalValue().toPlainString() : null;
    }

    private static List<String> texts(JsonNode items, String member) {
        List<String> texts = new ArrayList<>();
        items.forEach(item ->
                texts.add(member.isEmpty() ? item.asText() : item.path(member).asText()));
        return texts;
    }

    private static @Nullable String md5(@Nullable String key) {
        if (key == null) {
            return null;
        }
        try {
            byte[] lower = key.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(lower));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
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
