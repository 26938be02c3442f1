package io.tierhub.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One thing that a hub does in a process of its own.
 *
 * @param command what starts it
 * @param end brings the started process to its end
 */
record Step(List<String> command, End end) {
    private static final Integer[] COMMAND_DONE = {0, 3};
    private static final int STOPPED_BY_SIGTERM = 143;
    private static final long LIMIT_MS = 120_000;

    /** Brings a process to its end, and gives how long it worked, in milliseconds. */
    interface End {
        long await(Path home, HubProcess process) throws IOException, InterruptedException;
    }

    /** A command that ends by itself. */
    static Step command(String... command) {
        return new Step(List.of(command), (home, process) -> {
            process.awaitEnd(COMMAND_DONE);
            return process.heldMs();
        });
    }

    /** The daemon, until it has taken a file from its inbox and graded whatever is due. */
    static Step daemon(String inboxFile) {
        return new Step(List.of("run"), (home, process) -> {
            Path done = home.resolve("inbox").resolve(Path.of(inboxFile).getParent()).resolve("done");
            while (!Files.exists(done.resolve(Path.of(inboxFile).getFileName()))) {
                if (!process.isAlive() || process.heldMs() > LIMIT_MS) {
                    process.awaitEnd(); // no good end any more: says why
                }
                Thread.sleep(20);
            }
            command("grade").finish(home);
            long workedMs = process.heldMs();
            process.terminate();
            process.awaitEnd(STOPPED_BY_SIGTERM);
            return workedMs;
        });
    }

    /** Does it undisturbed, and gives how long it worked from when it held the home, in milliseconds. */
    long finish(Path home) throws IOException, InterruptedException {
        return end.await(home, new HubProcess(home, command));
    }

    /** Begins it and kills it so many milliseconds after it took the home; whether it was still at work. */
    boolean kill(Path home, long afterMs) throws IOException, InterruptedException {
        return new HubProcess(home, command).killAt(afterMs);
    }
}
