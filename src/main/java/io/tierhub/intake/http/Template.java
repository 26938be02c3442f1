package io.tierhub.intake.http;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with places to fill in, such as {@code {cursor}}. The names form a closed list, so that a slip is found at once. */
public record Template(String text) {
    /** What may be filled in, besides {@code {login.NAME}}. */
    static final Set<String> NAMES = Set.of("from", "to", "cursor", "page", "offset", "limit", "key", "uuid");

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+(?:\\.[A-Za-z0-9_-]+)?)}");

    public Template {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            if (!NAMES.contains(place.group(1)) && !place.group(1).startsWith("login.")) {
                throw new IllegalArgumentException(place.group() + " is not among what is filled in: {from}, {to},"
                        + " {cursor}, {page}, {offset}, {limit}, {key}, {uuid}, {login.NAME}; if it is text of its own,"
                        + " write { " + place.group(1) + " } with spaces");
            }
        }
    }

    /** The template that a file names. */
    public static Template of(String text) {
        return new Template(text);
    }

    /** Whether a name is filled in. */
    boolean uses(String name) {
        return text.contains("{" + name + "}");
    }

    /** The text with everything filled in; null if one of the values is not known yet. */
    public @Nullable String fill(Function<String, @Nullable String> values) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            @Nullable String value = values.apply(place.group(1));
            if (value == null) {
                return null;
            }
            place.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return place.appendTail(filled).toString();
    }
}
