package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The hard end of a stop, in a process of its own. */
class StopSignalsTest {
    private static final int STOPPED = 143;
    private static final int DONE = 7;

    /** Waits for a stop that is done, or never is, for so many seconds. */
    static final class Stop {
        private Stop() {}

        public static void main(String[] args) throws ClassNotFoundException {
            Class.forName(StopSignals.class.getName()); // its log takes its time to begin with
            CountDownLatch stopped = new CountDownLatch(Integer.parseInt(args[1]));
            new Thread(() -> {
                        sleep(500);
                        stopped.countDown();
                    })
                    .start();
            long from = System.nanoTime();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> sleep(60_000))); // what a stop hangs in
            StopSignals.endIn(Long.parseLong(args[0]), stopped);
            Runtime.getRuntime().halt((System.nanoTime() - from) / 1_000_000 >= 500 ? DONE : 1);
        }

        private static void sleep(long ms) {
            try {
                Thread.sleep(ms);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Process stop(int seconds, int steps) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stop.class.getName(),
                        String.valueOf(seconds),
                        String.valueOf(steps))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void aStopThatIsDoneInTimeIsLeftAlone() throws Exception {
        assertThat(stop(30, 1).waitFor()).isEqualTo(DONE);
    }

    @Test
    void aStopThatTakesLongerThanItMayEndsTheProcessWhateverItHangsIn() throws Exception {
        long from = System.nanoTime();
        assertThat(stop(1, 2).waitFor()).isEqualTo(STOPPED);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    @Test
    void theHardEndComesBeforeThirtySecondsAndBeforeTheServiceManagersKill() throws Exception {
        assertThat(RunCommand.MAX_STOP_SECONDS).isEqualTo(28);
        Matcher unit = Pattern.compile("(?m)^TimeoutStopSec=(\\d+)$")
                .matcher(Files.readString(Path.of("deploy/systemd/tierhub.service")));
        assertThat(unit.find()).isTrue();
        assertThat(RunCommand.MAX_STOP_SECONDS).isLessThan(Long.parseLong(unit.group(1)));
    }
}
