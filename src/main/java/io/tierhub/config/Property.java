package io.tierhub.config;

/** One key of the application settings, its value before references are filled in, and where it came from. */
public record Property(String key, String value, Place origin) {
    /** The value as it may be shown. */
    public String shown() {
        String shown = Secrets.shown(value, Secrets.hides(String.class, key));
        return shown == null ? "" : shown;
    }

    @Override
    public String toString() {
        return key + "=" + shown() + " (" + origin + ")";
    }
}
