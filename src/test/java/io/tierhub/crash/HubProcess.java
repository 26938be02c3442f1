package io.tierhub.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The hub as a process of its own, so that it can be killed for real. */
final class HubProcess {
    private static final long LIMIT_SECONDS = 300;

    private HubProcess() {}

    /** Runs a command to its end and returns what it printed; any exit code but 0 and 3 is an error. */
    static String run(Path home, List<String> jvm, String... args) throws IOException, InterruptedException {
        Path out = Files.createTempFile("tierhub-out", ".txt");
        Path err = Files.createTempFile("tierhub-err", ".txt");
        Process process = start(home, jvm, out, err, args);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", args) + " did not end: " + Files.readString(err));
        }
        if (process.exitValue() != 0 && process.exitValue() != 3) {
            throw new AssertionError(
                    String.join(" ", args) + " ended with " + process.exitValue() + ": " + Files.readString(err));
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    /** Starts a command and kills it (SIGKILL) after some milliseconds; returns whether it was still running. */
    static boolean killAfter(long ms, Path home, List<String> jvm, String... args)
            throws IOException, InterruptedException {
        Path sink = Files.createTempFile("tierhub-killed", ".txt");
        Process process = start(home, jvm, sink, sink, args);
        boolean ended = process.waitFor(ms, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    static Process start(Path home, List<String> jvm, Path out, Path err, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.tierhub.cli.Main"));
        command.addAll(List.of(args));
        command.addAll(List.of("--home", home.toString()));
        return new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }
}
