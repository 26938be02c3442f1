package io.tierhub.publish.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with places to fill in, such as {@code {tier}} and {@code {external.erp}}. The names form a closed list, so that a
 * slip is found at once. A value between single quotes, as in {@code ('{external}')}, cannot end them: its own are doubled,
 * as OData and SQL-like filters read them.
 */
public final class PushTemplate {
    static final Pattern PLACE = Pattern.compile("\\{([a-z_]+[0-9]?)((?:\\.[A-Za-z0-9_-]+)?)}");

    private final String text;
    private final List<Place> places = new ArrayList<>();
    private final Set<String> names;
    private final String end;

    /**
     * A place to fill in.
     *
     * @param before the text between the place before and this one
     * @param quoted whether it stands between single quotes
     */
    private record Place(String before, String name, boolean quoted) {}

    /** The template of a text; one that names an unknown place is refused. */
    public PushTemplate(String text) {
        this.text = text;
        Set<String> found = new LinkedHashSet<>();
        int last = 0;
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            PushValues.check(place.group(1), place.group(2));
            String name = place.group(1) + place.group(2);
            places.add(new Place(text.substring(last, place.start()), name, quoted(place)));
            found.add(name);
            last = place.end();
        }
        this.end = text.substring(last);
        this.names = Collections.unmodifiableSet(found);
    }

    /** The template that a file names. */
    public static PushTemplate of(String text) {
        return new PushTemplate(text);
    }

    /** The text itself, unfilled. */
    public String text() {
        return text;
    }

    /** The names that it fills in. */
    public Set<String> names() {
        return names;
    }

    /**
     * The text with everything filled in; null if there is no value for one of its places.
     *
     * @throws CannotSayException if a value cannot stand there
     */
    public @Nullable String fill(PushValues values, Where where) {
        if (places.isEmpty()) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        for (Place place : places) {
            @Nullable String value = values.text(place.name());
            if (value == null) {
                return null;
            }
            String harmless = place.quoted() ? value.replace("'", "''") : value;
            filled.append(place.before()).append(where.safe(harmless));
        }
        return filled.append(end).toString();
    }

    private boolean quoted(Matcher place) {
        return place.start() > 0
                && text.charAt(place.start() - 1) == '\''
                && place.end() < text.length()
                && text.charAt(place.end()) == '\'';
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PushTemplate template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
