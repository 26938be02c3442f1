package io.tierhub.flow;

import io.tierhub.store.Tx;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grades while the hub runs: every second, and as soon as a record was posted, it asks whether anything is due, and waits
 * with it while files are coming in, so that a delivery of several files is graded once, as a whole.
 */
public final class GradeSchedule extends RouteBuilder implements AtOnce {
    /** A stream of files that never ends does not hold grading up for longer. */
    static final long MAX_WAIT_MS = 300_000;

    /** Where a run takes longer, those that are asked for wait for the next second: grading leaves time for what comes in. */
    static final long SHORT_MS = 200;

    /** One that waits is enough: it looks at all that is due. */
    private static final String NOW = "seda:grade-now?size=1&discardWhenFull=true&purgeWhenStopping=true";

    private static final Logger LOG = LoggerFactory.getLogger(GradeSchedule.class);

    private final GradeCustomers grading;
    private final BooleanSupplier busy;
    private final List<Path> folders;
    private final BusinessClock clock;
    private final Runnable afterwards;
    private final LastProblem lastProblem = new LastProblem();
    private long waitingSince;
    private long lastRunMs;
    private volatile @Nullable ProducerTemplate asking;

    /**
     * @param busy whether rows are being taken in
     * @param folders the watched folders
     * @param afterwards told after each run, to deliver at once
     */
    public GradeSchedule(
            GradeCustomers grading,
            BooleanSupplier busy,
            List<Path> folders,
            BusinessClock clock,
            Runnable afterwards) {
        this.grading = grading;
        this.busy = busy;
        this.folders = List.copyOf(folders);
        this.clock = clock;
        this.afterwards = afterwards;
    }

    @Override
    public void configure() {
        from("timer:grade?period=1000&delay=1000&includeMetadata=false")
                .routeId("grade")
                .process(exchange -> look());
        from(NOW).routeId("grade-now").process(exchange -> lookIfShort());
        asking = getContext().createProducerTemplate();
    }

    @Override
    public @Nullable Runnable within(Tx tx) {
        // Not synchronized: a look waits for the lock that is held here.
        Runnable graded = filesComing() ? null : grading.within(tx);
        return graded == null
                ? null
                : () -> {
                    graded.run();
                    afterwards.run();
                };
    }

    /** Has it looked now, or right after the run under way. Returns at once. */
    @Override
    public void soon() {
        ProducerTemplate through = asking;
        if (through != null && getContext().isStarted()) {
            through.send(NOW, exchange -> {});
        }
    }

    private synchronized void lookIfShort() {
        if (lastRunMs <= SHORT_MS) {
            look();
        }
    }

    private synchronized void look() {
        try {
            boolean due = grading.due();
            if (due && filesComing() && !waitedLong()) {
                return;
            }
            waitingSince = 0;
            if (!due) {
                return;
            }
            long start = System.nanoTime();
            grading.grade(clock.today(), false);
            lastRunMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            lastProblem.over();
            afterwards.run();
        } catch (Stopping.StoppedException stopped) {
            LOG.info("Grading: {}", stopped.getMessage());
        } catch (RuntimeException failed) {
            waitingSince = 0; // while the store is out of reach no file comes in, so files are not what took so long
            if (lastProblem.isNew(failed)) {
                LOG.error(
                        "Grading failed: {}; nothing of the batch was written, the next look tries again",
                        failed.toString());
            }
        }
    }

    private boolean waitedLong() {
        long now = clock.now().toEpochMilli();
        waitingSince = waitingSince == 0 ? now : waitingSince;
        return now - waitingSince > MAX_WAIT_MS;
    }

    private boolean filesComing() {
        if (busy.getAsBoolean()) {
            return true;
        }
        for (Path folder : folders) {
            File[] files =
                    folder.toFile().listFiles(file -> file.isFile() && !SettledFiles.unfinishedName(file.getName()));
            if (files != null && files.length > 0) {
                return true;
            }
        }
        return false;
    }
}
