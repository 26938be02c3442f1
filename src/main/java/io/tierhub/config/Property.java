package io.tierhub.config;

import java.util.Objects;

/**
 * One key of the application settings and where it came from.
 *
 * @param written the value as it stands there, with references such as {@code ${env:NAME}}
 * @param value the value with references filled in; never for a log
 */
public record Property(String key, String written, String value, Place origin) {
    Property(String key, String written, Place origin) {
        this(key, written, written, origin);
    }

    /** The value as it may be shown. */
    public String shown() {
        return Objects.requireNonNullElse(Secrets.shown(written, Secrets.hides(String.class, key)), "");
    }

    /** The same, with references filled in; one to nothing is refused in words. */
    Property filledIn(Interpolation interpolation) {
        return new Property(key, written, interpolation.resolve(written), origin);
    }

    @Override
    public String toString() {
        return key + "=" + shown() + " (" + origin + ")";
    }
}
