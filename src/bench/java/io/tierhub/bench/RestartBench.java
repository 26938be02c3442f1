package io.tierhub.bench;

import io.tierhub.Hub;
import io.tierhub.cli.Main;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code restart}: from the start of a daemon to its being ready, in a process of its own, with many customers. */
final class RestartBench {
    private static final long SEED = 1;
    private static final double GOAL = 10;

    private final long rows;
    private final BenchHome home;
    private final Report report = new Report();

    private RestartBench(long rows, BenchHome home) {
        this.rows = rows;
        this.home = home;
    }

    static void run(long rows) throws IOException {
        try (BenchHome home = new BenchHome()) {
            new RestartBench(rows, home).run();
        }
    }

    private void run() throws IOException {
        Path export = home.file("customers-1.csv");
        Path next = home.file("customers-2.csv");
        new MessyCustomers(SEED).write(rows, export);
        long changed = ChangedExport.write(export, next, SEED);
        report.title(
                "restart: %,d rows, seed %d; heap at most %,d MB; load average %.1f",
                rows, SEED, Runtime.getRuntime().maxMemory() >> 20, load());
        Watch watch = new Watch();
        try (Hub hub = home.open()) {
            hub.takeIn().file(BenchHome.SYSTEM, export, done -> {});
            report.time("load", watch.seconds(), rows);
        }
        report.bytes("database", Files.size(home.database()));
        report.bytes("snapshot", Files.size(snapshot()));
        ready("after a clean stop", true);
        killedInTheMiddle(next, changed);
        ready("after a kill", true);
        Files.delete(snapshot());
        ready("without a snapshot", false);
        report.line("load average at the end", "%9.1f", load());
    }

    private void ready(String when, boolean goal) throws IOException {
        try (ChildProcess daemon =
                new ChildProcess(Main.class, "run", "--home", home.file("").toString())) {
            String index = daemon.await(line -> line.contains("source records ready in"));
            daemon.await(line -> line.contains("Ready: "));
            double seconds = daemon.seconds();
            double cpu = daemon.cpuSeconds();
            if (goal) {
                report.ratio("G4", "seconds to ready, " + when, seconds, "<= 10", seconds <= GOAL);
            } else {
                report.line("seconds to ready, " + when, "%9.2f", seconds);
            }
            report.line("processor time", "%,9.2f s", cpu);
            report.line("of it, indexes", "%s ms", index.replaceAll(".*ready in (\\d+) ms.*", "$1"));
            report.line("stop", "%,9.2f s", daemon.stop());
        }
    }

    private void killedInTheMiddle(Path next, long changed) throws IOException {
        try (ChildProcess load =
                new ChildProcess(LoadProcess.class, home.file("").toString(), next.toString())) {
            load.await(line -> line.startsWith(LoadProcess.ROWS) && LoadProcess.rows(line) >= rows / 2);
            load.kill();
        }
        report.line("killed in a re-export", "half way, %,d rows of it changed", changed);
    }

    private Path snapshot() {
        return home.config().data().resolve("match.snapshot");
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
