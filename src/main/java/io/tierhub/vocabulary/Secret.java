package io.tierhub.vocabulary;

/**
 * A value that no log, message, screen or export may show.
 *
 * @param reveal the secret itself; call it only where it is used
 */
public record Secret(String reveal) {
    /** What stands wherever a secret would be printed. */
    public static final String MASK = "***";

    public Secret {
        if (reveal.isBlank()) {
            throw new IllegalArgumentException("a secret is not blank; check the variable or file that it comes from");
        }
    }

    /** The secret that a configuration file names. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
