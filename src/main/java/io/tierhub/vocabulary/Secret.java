package io.tierhub.vocabulary;

/** A value that no log, message, screen or export may show. */
public final class Secret {
    /** What stands wherever a secret would be printed. */
    public static final String MASK = "***";

    private final Kept kept;

    /** Where a secret is kept that may be replaced; equal where they are the same place, whatever is there now. */
    public interface Kept {
        /** What it is now; never blank. */
        String value();
    }

    private record Written(String value) implements Kept {}

    public Secret(String value) {
        this(new Written(value));
    }

    /** One that may be replaced while the hub runs. */
    public Secret(Kept kept) {
        if (kept.value().isBlank()) {
            throw new IllegalArgumentException("a secret is not blank; check the variable or file that it comes from");
        }
        this.kept = kept;
    }

    /** The secret that a configuration file names. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The secret itself, as it is now; call it only where it is used, and each time that it is. */
    public String reveal() {
        return kept.value();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && kept.equals(secret.kept);
    }

    @Override
    public int hashCode() {
        return kept.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
