package io.tierhub.cli;

import java.io.PrintStream;

/** Runs one command line, in this process. Called by several threads at once. */
@FunctionalInterface
public interface CommandRunner {
    /** Runs to the end and gives the exit code. */
    int run(CommandLineCall call, PrintStream out, PrintStream err);
}
