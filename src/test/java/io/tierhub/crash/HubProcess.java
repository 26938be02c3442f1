package io.tierhub.crash;

import io.tierhub.cli.ScriptedHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The hub as a process of its own, so that it can be killed for real. What it says is kept in the home. */
final class HubProcess implements AutoCloseable {
    private static final long LIMIT_SECONDS = 300;
    private static final String MAIN = "io.tierhub.cli.Main";

    private final Path home;
    private final List<String> command;
    private final Process process;
    private final long heldAt;

    HubProcess(Path home, List<String> command) throws IOException, InterruptedException {
        this(home, command, false);
    }

    /**
     * Starts a command and waits until it holds the home, from where on its store is open or about to be.
     *
     * @param unsafe whether its store goes without its two protections
     */
    HubProcess(Path home, List<String> command, boolean unsafe) throws IOException, InterruptedException {
        this(home, List.of("-Dtierhub.unsafe=" + unsafe), MAIN, atHome(command, home));
    }

    private HubProcess(Path home, List<String> options, String main, List<String> command)
            throws IOException, InterruptedException {
        this.home = home;
        this.command = command;
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
        line.add("-Dtierhub.http.port=0");
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        line.addAll(command);
        process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said(home).toFile()))
                .start();
        while (process.isAlive() && !holdsHome()) {
            Thread.sleep(1);
        }
        heldAt = System.nanoTime();
    }

    /** Starts what works off the home's script, see {@link io.tierhub.cli.ScriptedHub}. */
    static HubProcess script(Path home, List<String> options) throws IOException, InterruptedException {
        return new HubProcess(home, options, ScriptedHub.class.getName(), List.of(home.toString()));
    }

    /** Starts a command with options of the virtual machine. */
    static HubProcess with(List<String> options, Path home, String... command)
            throws IOException, InterruptedException {
        return new HubProcess(home, options, MAIN, atHome(List.of(command), home));
    }

    private static List<String> atHome(List<String> command, Path home) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("--home", home.toString()));
        return all;
    }

    private static Path said(Path home) {
        return home.resolve("said.txt");
    }

    private boolean holdsHome() throws IOException {
        Path lock = home.resolve("data/lock");
        return Files.exists(lock) && Files.readString(lock).strip().equals(Long.toString(process.pid()));
    }

    /** Milliseconds since it took the home. */
    long heldMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - heldAt);
    }

    /** Kills it (SIGKILL) so many milliseconds after it took the home; whether it was still running. */
    boolean killAt(long ms) throws InterruptedException {
        boolean ended = process.waitFor(Math.max(0, ms - heldMs()), TimeUnit.MILLISECONDS);
        close();
        return !ended;
    }

    /** Whether it still runs. */
    boolean alive() {
        return process.isAlive();
    }

    /** Asks it to stop (SIGTERM). */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end and gives its exit code; any other than these is an error. */
    int awaitEnd(Integer... good) throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw failure("did not end");
        }
        if (!List.of(good).contains(process.exitValue())) {
            throw failure("ended with " + process.exitValue());
        }
        return process.exitValue();
    }

    /** Sends it a signal, by name. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits until it has said something. */
    void awaitSaid(String words) throws IOException, InterruptedException {
        long from = heldMs();
        while (!Files.readString(said(home)).contains(words)) {
            if (!process.isAlive() || heldMs() - from > TimeUnit.SECONDS.toMillis(LIMIT_SECONDS)) {
                throw failure("did not say " + words);
            }
            Thread.sleep(1);
        }
    }

    /** Waits until it has made a file. */
    void awaitFile(Path file) throws IOException, InterruptedException {
        long from = heldMs();
        while (!Files.exists(file)) {
            if (!process.isAlive() || heldMs() - from > TimeUnit.SECONDS.toMillis(LIMIT_SECONDS)) {
                throw failure("did not make " + file);
            }
            Thread.sleep(1);
        }
    }

    private AssertionError failure(String what) throws IOException {
        return new AssertionError(command + " " + what + ":\n" + Files.readString(said(home)));
    }

    /** Leaves no process behind. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
