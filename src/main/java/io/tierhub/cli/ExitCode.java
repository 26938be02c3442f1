package io.tierhub.cli;

/** What the exit codes of the contract mean. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int ROWS_QUARANTINED = 3;
    static final int BAD_INPUT = 65;
    static final int UNREACHABLE = 69;
    static final int TRY_AGAIN = 75;
    static final int CONFIG = 78;

    private ExitCode() {}
}
