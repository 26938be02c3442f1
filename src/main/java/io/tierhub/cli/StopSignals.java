package io.tierhub.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * How the daemon ends. The first SIGTERM or Ctrl-C asks it to stop; a second one ends it at once, like a power cut: Java
 * itself would not listen to it.
 */
final class StopSignals {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);
    private static final int BY_SIGNAL = 128;
    private static final int TERM = 15;

    private StopSignals() {}

    static void install() {
        AtomicBoolean asked = new AtomicBoolean();
        for (String name : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(name), signal -> {
                int code = BY_SIGNAL + signal.getNumber();
                if (asked.getAndSet(true)) {
                    LOG.warn("Asked to stop for the second time: ending at once; the next start goes on from there");
                    Runtime.getRuntime().halt(code);
                }
                // The handler must return, or the second signal would not come through.
                new Thread(() -> System.exit(code), "stop").start();
            });
        }
    }

    /** Waits until the stop is done, and ends the process when it takes too long. */
    static void endIn(long seconds, CountDownLatch stopped) {
        try {
            if (!stopped.await(seconds, TimeUnit.SECONDS)) {
                LOG.error("Stopping took longer than {} s: ending at once; the next start verifies the store", seconds);
                Runtime.getRuntime().halt(BY_SIGNAL + TERM);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
