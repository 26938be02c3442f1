package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
    @TempDir
    private Path home;

    @Test
    void theHolderWritesItsProcessId() throws Exception {
        try (HomeLock lock = HomeLock.acquire(home.resolve("data"))) {
            assertThat(Files.readString(home.resolve("data/lock")).strip())
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aSecondTakerInTheSameProcessIsRefusedAndDoesNotFreeTheLock() throws Exception {
        Path data = home.resolve("data");
        try (HomeLock lock = HomeLock.acquire(data)) {
            assertThatThrownBy(() -> HomeLock.acquire(home.resolve("../" + home.getFileName() + "/data")))
                    .isInstanceOf(HomeLock.HeldException.class)
                    .hasMessageContaining("in use by process");
            assertThat(inAnotherProcess(data)).startsWith("held");
        }
        assertThat(inAnotherProcess(data)).startsWith("taken");
    }

    @Test
    void anotherProcessIsToldWhoHoldsItAndWhatToDo() throws Exception {
        Path data = home.resolve("data");
        try (HomeLock lock = HomeLock.acquire(data)) {
            assertThat(inAnotherProcess(data))
                    .contains(
                            "process " + ProcessHandle.current().pid(),
                            "try again",
                            home.toRealPath().resolve("data").toString());
        }
    }

    @Test
    void theLockOfAKilledProcessIsFree() throws Exception {
        Path data = home.resolve("data");
        Process holder = start(data, "hold");
        assertThat(line(holder)).startsWith("taken");
        assertThatThrownBy(() -> HomeLock.acquire(data)).hasMessageContaining("process " + holder.pid());

        holder.destroyForcibly().waitFor();

        HomeLock.acquire(data).close();
    }

    private static String inAnotherProcess(Path data) throws Exception {
        Process process = start(data, "try");
        String line = line(process);
        process.waitFor();
        return line;
    }

    private static Process start(Path data, String how) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Taker.class.getName(),
                        data.toString(),
                        how)
                .redirectErrorStream(true)
                .start();
    }

    private static String line(Process process) throws IOException {
        return String.valueOf(
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }

    /** Takes the lock in a process of its own. */
    static final class Taker {
        private Taker() {}

        public static void main(String[] args) throws Exception {
            try (HomeLock lock = HomeLock.acquire(Path.of(args[0]))) {
                System.out.println("taken");
                if (args[1].equals("hold")) {
                    Thread.sleep(60_000);
                }
            } catch (HomeLock.HeldException e) {
                System.out.println("held " + e.getMessage());
            }
        }
    }
}
