package io.tierhub.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that a hub does in a process of its own.
 *
 * @param command what starts it
 * @param end brings the started process to its end
 */
record Step(List<String> command, End end) {
    private static final int DONE = 0;
    private static final int DONE_WITH_BAD_ROWS = 3;
    private static final int TRY_AGAIN = 75;
    private static final int STOPPED_BY_SIGTERM = 143;

    /** Brings a process to its end, and gives how long it worked, in milliseconds. */
    interface End {
        long await(Path home, HubProcess process) throws IOException, InterruptedException;
    }

    /** A command that ends by itself. */
    static Step command(String... command) {
        return new Step(List.of(command), (home, process) -> {
            process.awaitEnd(DONE, DONE_WITH_BAD_ROWS);
            return process.heldMs();
        });
    }

    /** The daemon, until it has moved a file of an inbox to done/ and graded whatever is due. */
    static Step daemon(String system, String file) {
        return new Step(List.of("run"), (home, process) -> {
            process.awaitFile(
                    home.resolve("inbox").resolve(system).resolve("done").resolve(file));
            gradeInDaemon(home);
            long workedMs = process.heldMs();
            process.terminate();
            process.awaitEnd(STOPPED_BY_SIGTERM);
            return workedMs;
        });
    }

    /** A daemon that is still starting asks to try again. */
    private static void gradeInDaemon(Path home) throws IOException, InterruptedException {
        int exit = TRY_AGAIN;
        while (exit == TRY_AGAIN) {
            try (HubProcess grade = new HubProcess(home, List.of("grade"))) {
                exit = grade.awaitEnd(DONE, TRY_AGAIN);
            }
        }
    }

    /** What it does, with file names alone. */
    String name() {
        return command.stream()
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .collect(Collectors.joining(" "));
    }

    /** Does it undisturbed, and gives how long it worked from when it held the home, in milliseconds. */
    long finish(Path home) throws IOException, InterruptedException {
        try (HubProcess process = new HubProcess(home, command)) {
            return end.await(home, process);
        }
    }

    /** Begins it and kills it so many milliseconds after it took the home; whether it was still at work. */
    boolean kill(Path home, long afterMs) throws IOException, InterruptedException {
        try (HubProcess process = new HubProcess(home, command)) {
            return process.killAt(afterMs);
        }
    }
}
