package io.tierhub.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.tierhub.Hub;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.flow.BusinessClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The main job end to end, on the bundled exports, in a temporary home, through the real daemon. */
@Command(
        name = "demo",
        description = "Runs the whole job on bundled exports of three systems; --exit ends after the work.")
final class DemoCommand implements Callable<Integer> {
    /** The day that the bundled exports are from. */
    static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    @ParentCommand
    private Tierhub tierhub;

    @Option(names = "--exit", description = "End after the work; else the hub stays up until Ctrl-C.")
    private boolean exit;

    @Override
    public Integer call() throws Exception {
        // The story is the output; the log would stand between its lines.
        ((Logger) LoggerFactory.getLogger("io.tierhub")).setLevel(Level.WARN);
        try (Session session = tierhub.session();
                DemoReceiver receiver = new DemoReceiver()) {
            Path folder = Files.createTempDirectory("tierhub-demo-");
            DemoHome home =
                    new DemoHome(folder, session.surroundings().install().resolve("examples"));
            home.create(receiver);
            HubConfig config = HubConfig.load(new Home(folder));
            try (HomeLock lock = HomeLock.acquire(config.data());
                    Hub hub = new Hub(
                            config,
                            new BusinessClock(Clock.systemUTC(), config.hub().zone(), DAY));
                    DaemonSocket socket = DaemonSocket.open(
                            config.data(),
                            (call, out, err) -> Main.run(
                                    new Surroundings(out, err, call.directory(), call.terminal(), hub, call.args())))) {
                hub.run();
                DemoStory story = new DemoStory(hub, receiver, session.surroundings());
                story.tell(home);
                if (!exit) {
                    stayUp(session, folder);
                }
            } finally {
                home.delete();
            }
        }
        return ExitCode.DONE;
    }

    private static void stayUp(Session session, Path folder) throws InterruptedException {
        session.out().println();
        session.out().println("The hub is up until Ctrl-C. Beside it, try:");
        session.out().println("  bin/tierhub export tiers --home " + folder);
        session.out().println("  cp your-orders.csv " + folder.resolve("inbox").resolve("erp"));
        CountDownLatch stop = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            try {
                main.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }));
        stop.await();
    }
}
