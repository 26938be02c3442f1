package io.tierhub.cli;

/** The command cannot be carried out as it was typed; the message says what to type instead. Exit code 2. */
final class UsageProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageProblem(String message) {
        super(message);
    }
}
