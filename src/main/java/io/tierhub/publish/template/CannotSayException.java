package io.tierhub.publish.template;

/** A value cannot stand where the template puts it. Trying again would not help. The message quotes no value. */
public final class CannotSayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotSayException(String words) {
        super(words);
    }
}
