package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.config.NewHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while a long load is under way and a target does not answer. */
class GracefulStopTest {
    private static final int ROWS = 120_000;
    private static final int STOPPED = 143;

    @TempDir
    Path folder;

    private final CountDownLatch asked = new CountDownLatch(1);
    private Path home;
    private ServerSocket target;

    @BeforeEach
    void aHubWithMuchToLoadAndATargetThatHangs() throws Exception {
        target = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepts = new Thread(this::accept);
        accepts.setDaemon(true);
        accepts.start();
        home = folder.resolve("home");
        NewHome.make(Path.of(""), home);
        Path settings = home.resolve("config/application.properties");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("quiet_seconds=5", "quiet_seconds=0\ntierhub.outbound.allow_addresses=127.0.0.1"));
        system("push:\n  webhook: {url: \"http://127.0.0.1:" + target.getLocalPort()
                + "/\", secret: \"a secret that both ends know 123\", timeout_seconds: 120}\n");
        Path few = Files.writeString(folder.resolve("customers-0.csv"), "id,name\nA1,Ada Byron\nA2,Grace Hopper\n");
        Step.command("load", "erp", few.toString()).finish(home);
        Step.command("grade").finish(home);
        StringBuilder many = new StringBuilder("id,name\n");
        for (int i = 0; i < ROWS; i++) {
            many.append('C')
                    .append(i)
                    .append(",Name ")
                    .append(Long.toString(i * 7919L, 36))
                    .append('\n');
        }
        Path inbox = Files.createDirectories(home.resolve("inbox/erp"));
        Files.writeString(inbox.resolve("customers-1.csv"), many);
    }

    @AfterEach
    void close() throws IOException {
        target.close();
    }

    private void system(String push) throws IOException {
        Files.writeString(
                home.resolve("config/systems/erp.yaml"),
                "system: erp\ncustomers: {files: \"customers*\", key: id, map: {name: name}}\n" + push);
    }

    private void accept() {
        try {
            while (true) {
                Socket kept = target.accept(); // and never answered
                kept.setKeepAlive(true);
                asked.countDown();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private HubProcess working() throws Exception {
        HubProcess process = new HubProcess(home, List.of("run"));
        assertThat(asked.await(60, TimeUnit.SECONDS)).as("the target was asked").isTrue();
        Thread.sleep(1_000);
        return process;
    }

    @Test
    @Tag("full")
    void itEndsWithinThirtySecondsAndTheNextStartGoesOn() throws Exception {
        try (HubProcess process = working()) {
            long from = System.nanoTime();
            process.terminate();
            process.awaitEnd(STOPPED);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from);
            System.out.println("stopped in " + seconds + " s");
            assertThat(seconds).isLessThanOrEqualTo(30);
        }
        assertThat(home.resolve("inbox/erp/customers-1.csv"))
                .as("the load was under way")
                .exists();
        assertThat(home.resolve("inbox/erp/failed")).doesNotExist();
        system("");
        Step.command("once").finish(home);
        assertThat(home.resolve("inbox/erp/done/customers-1.csv")).exists();
        String said = Files.readString(home.resolve("said.txt"));
        assertThat(said).contains("the hub is stopping").doesNotContain("The last stop was not clean");
        assertThat(said).contains(ROWS + " customers rows, " + ROWS + " loaded");
    }

    @Test
    void aSecondSignalEndsItAtOnce() throws Exception {
        try (HubProcess process = working()) {
            process.terminate();
            Thread.sleep(2_000);
            long from = System.nanoTime();
            process.terminate();
            process.awaitEnd(STOPPED);
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from)).isLessThan(5);
        }
    }
}
