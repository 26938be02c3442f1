package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.Standby;
import io.tierhub.store.StoreException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The daemon. */
@Command(name = "run", description = "The daemon: watched folders, grading and deliveries, until SIGTERM.")
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    /** Whatever is under way then is given up: all of it can be done again. */
    static final long MAX_STOP_SECONDS = 28;

    /** How often a standby looks whether it may take over, and what it may deliver. */
    private static final long STANDBY_MS = 1_000;

    @ParentCommand
    private Tierhub tierhub;

    @Override
    public Integer call() throws Exception {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (Session session = tierhub.session()) {
            StopSignals.install();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop.countDown();
                StopSignals.endIn(MAX_STOP_SECONDS, stopped);
            }));
            Hub hub = hub(session, stop);
            if (hub == null) {
                return ExitCode.DONE;
            }
            hub.run();
            try (DaemonSocket socket = DaemonSocket.open(
                    hub.config().data(),
                    (call, out, err) -> Main.run(
                            new Surroundings(out, err, call.directory(), call.terminal(), hub, call.args())))) {
                LOG.info(
                        "Ready: home {}, systems {}",
                        session.home(),
                        hub.config().systems().keySet());
                return serve(hub, stop);
            }
        } finally {
            LOG.info("Stopped");
            stopped.countDown();
        }
    }

    /** The hub, once no other node has its database; null when told to stop before. */
    private static @Nullable Hub hub(Session session, CountDownLatch stop) throws Exception {
        while (true) {
            try {
                return session.hub();
            } catch (StoreException other) {
                if (!other.held()) {
                    throw other;
                }
                LOG.info("Standby: {}", other.getMessage());
            }
            try (Standby standby = session.standby()) {
                while (!standby.mayTakeOver()) {
                    standby.deliver();
                    if (stop.await(STANDBY_MS, TimeUnit.MILLISECONDS)) {
                        return null;
                    }
                }
            }
        }
    }

    /** Until it is told to stop, or its store is lost to it: then whoever watches over the daemon starts it again. */
    private static int serve(Hub hub, CountDownLatch stop) throws InterruptedException {
        while (!stop.await(1, TimeUnit.SECONDS)) {
            StoreException gone = hub.store().gone();
            if (gone != null) {
                LOG.error("{}. The hub ends", gone.getMessage());
                return gone.retryable() ? ExitCode.TRY_AGAIN : ExitCode.FAILED;
            }
        }
        return ExitCode.DONE;
    }
}
