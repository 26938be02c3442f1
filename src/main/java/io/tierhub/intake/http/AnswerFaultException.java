package io.tierhub.intake.http;

/** An answer that must not be taken for rows. The message says what it was and what to look at; it quotes nothing of it. */
public final class AnswerFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AnswerFaultException(String words) {
        super(words);
    }
}
