package io.tierhub.publish.template;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with places to fill in, such as {@code {tier}} and {@code {external.erp}}. The names form a closed list, so that a
 * slip is found at once. A value between single quotes, as in {@code ('{external}')}, cannot end them: its own are doubled,
 * as OData and SQL-like filters read them.
 */
public record PushTemplate(String text) {
    static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)((?:\\.[A-Za-z0-9_-]+)?)}");

    public PushTemplate {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            PushValues.check(place.group(1), place.group(2));
        }
    }

    /** The template that a file names. */
    public static PushTemplate of(String text) {
        return new PushTemplate(text);
    }

    /** The names that it fills in. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            names.add(place.group(1) + place.group(2));
        }
        return names;
    }

    /**
     * The text with everything filled in; null if there is no value for one of its places.
     *
     * @throws CannotSayException if a value cannot stand there
     */
    public @Nullable String fill(PushValues values, Where where) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            @Nullable String value = values.text(place.group(1) + place.group(2));
            if (value == null) {
                return null;
            }
            String harmless = quoted(place) ? value.replace("'", "''") : value;
            place.appendReplacement(filled, Matcher.quoteReplacement(where.safe(harmless)));
        }
        return place.appendTail(filled).toString();
    }

    private boolean quoted(Matcher place) {
        return place.start() > 0
                && text.charAt(place.start() - 1) == '\''
                && place.end() < text.length()
                && text.charAt(place.end()) == '\'';
    }

    @Override
    public String toString() {
        return text;
    }
}
