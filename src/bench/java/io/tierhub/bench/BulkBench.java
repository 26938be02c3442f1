package io.tierhub.bench;

import io.tierhub.Hub;
import io.tierhub.bench.StageSampler.Spent;
import io.tierhub.cleanse.Cleanser;
import io.tierhub.flow.Taken;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** {@code bulk}: an export of messy customers, from the file to golden records and cross-reference, and beside it its parts. */
final class BulkBench {
    private static final long SEED = 1;

    /** Rows of the load before the one that counts: after them both the hub and its bare parts run compiled. */
    private static final long WARM_ROWS = 300_000;

    private final long rows;
    private final BenchHome home;
    private final BenchStore store;
    private final Report report = new Report();
    private final HeapWatch heap = new HeapWatch();

    /** What one file took. */
    private record Load(
            LoadPace pace, double seconds, double cpu, BenchStore.Written written, Spent store, Spent writer) {}

    private BulkBench(long rows, BenchHome home, BenchStore store) {
        this.rows = rows;
        this.home = home;
        this.store = store;
    }

    static void run(long rows, BenchStore store) throws IOException, SQLException {
        warm(store);
        try (BenchHome home = new BenchHome(false, store.properties())) {
            new BulkBench(rows, home, store).run();
        }
    }

    /** A load of another seed in a home of its own. */
    private static void warm(BenchStore store) throws IOException, SQLException {
        try (BenchHome home = new BenchHome(false, store.properties())) {
            Path export = home.file("customers-1.csv");
            new MessyCustomers(SEED + 1).write(WARM_ROWS, export);
            try (Hub hub = home.open()) {
                hub.takeIn().file(BenchHome.SYSTEM, export, done -> {});
            }
        }
    }

    private void run() throws IOException, SQLException {
        Path export = home.file("customers-1.csv");
        Path next = home.file("customers-2.csv");
        new MessyCustomers(SEED).write(rows, export);
        long changed = ChangedExport.write(export, next, SEED);
        report.title(
                "bulk: %,d rows, %,d bytes, seed %d; heap at most %,d MB; load average %.1f",
                rows,
                Files.size(export),
                SEED,
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        report.line("store", "%s", store.described());
        Load first = firstLoad(export);
        long compact = store.compacted(home);
        again(export, next, changed, first);
        parts(export, first, compact);
        report.line(
                "load average at the end",
                "%9.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private Load firstLoad(Path export) throws IOException, SQLException {
        report.title("the hub");
        Load load;
        heap.takePeak();
        try (Hub hub = home.open()) {
            load = take(hub, export);
            report.bytes("heap, most after a collection", heap.takePeak());
            report.bytes("heap, still reachable at the end", HeapWatch.live());
        }
        report.time("load", load.seconds, rows);
        report.line("processor time of all threads", "%,9.2f s", load.cpu);
        load.pace.print(report);
        bytes("bytes written by the load", load.written);
        report.bytes("database, closed", store.size(home));
        return load;
    }

    private void bytes(String what, BenchStore.Written written) {
        report.bytes(what, written.all());
        if (written.log() > 0) {
            report.bytes("of them, write-ahead log", written.log());
        }
    }

    private Load take(Hub hub, Path file) throws IOException, SQLException {
        BenchStore.Written before = store.written();
        LoadPace pace = new LoadPace(rows);
        Watch watch = new Watch();
        StageSampler sampler = new StageSampler();
        Taken taken;
        try (sampler) {
            taken = hub.takeIn().file(BenchHome.SYSTEM, file, pace::rowsSoFar);
        }
        pace.over();
        double seconds = watch.seconds();
        double cpu = watch.cpuSeconds();
        Load load = new Load(
                pace,
                seconds,
                cpu,
                store.written().since(before),
                sampler.of("master thread: store"),
                sampler.of("write thread: store"));
        report.line(
                file.getFileName().toString(),
                "%s: %,d read, %,d loaded, %,d unchanged, %,d quarantined",
                taken.verdict(),
                taken.rows().rowsRead(),
                taken.rows().rowsLoaded(),
                taken.rows().rowsUnchanged(),
                taken.rows().rowsQuarantined());
        sampler.stages()
                .forEach((stage, spent) ->
                        report.line(stage, "%,9.2f s, processor %,7.2f s", spent.seconds(), spent.cpu()));
        return load;
    }

    private void again(Path export, Path next, long changed, Load first) throws IOException, SQLException {
        report.title("again");
        Watch start = new Watch();
        try (Hub hub = home.open()) {
            hub.mastering().state();
            double ready = start.seconds();
            report.line("processor time of the start", "%,9.2f s", start.cpuSeconds());
            report.ratio("G4", "start to ready, seconds", ready, "<= 10", ready <= 10);
            Watch known = new Watch();
            hub.takeIn().file(BenchHome.SYSTEM, export, done -> {});
            report.line("G3 the same file", "%,9.2f s", known.seconds());
            report.line("a re-export", "%,9d rows changed", changed);
            Load second = take(hub, next);
            report.time("re-export", second.seconds, rows);
            double faster = first.seconds / second.seconds;
            report.ratio("G3", "times faster than the first load", faster, ">= 5", faster >= 5);
            double share = (double) second.written.all() / first.written.all();
            bytes("bytes written by the re-export", second.written);
            report.ratio("G3", "writes / those of the first load", share, "< 0.05", share < 0.05);
        }
    }

    private void parts(Path export, Load first, long compact) throws IOException, SQLException {
        report.title("the parts, bare, one after the other");
        Watch watch = new Watch();
        BareLoop loop = new BareLoop(
                        new Cleanser(home.config().hub().cleanseRules()),
                        home.config().matching())
                .run(home.mapping(), export);
        loop.print(report);
        BenchStore.Bare bare = store.bare(home);
        report.time(bare.how(), bare.rows(), rows);
        report.line("index build", "%,9.2f s", bare.indexes());
        bytes("bytes written by the bare store", bare.written());
        report.title("ratios");
        double sum = loop.parseAndCleanse() + loop.matching() + bare.seconds();
        report.line("sum of the parts", "%,9.2f s", sum);
        report.line("processor time of the parts", "%,9.2f s, reading the rows to store included", watch.cpuSeconds());
        report.ratio("G1", "load / sum of its parts", first.seconds / sum, "<= 1.0", first.seconds <= sum);
        double waited = first.store.seconds() / bare.seconds();
        report.ratio("G1", "time mastering gives the store / bare", waited, "<= 1.5", waited <= 1.5);
        if (bare.cpu() > 0) {
            double share = (first.store.cpu() + first.writer.cpu()) / bare.cpu();
            report.ratio("G1", "store's processor time / bare", share, "<= 1.5", share <= 1.5);
        }
        report.bytes("database, compacted", compact);
        double writes = (double) first.written.all() / compact;
        report.ratio("G2", "bytes written / compacted size", writes, "<= 2", writes <= 2);
        report.ratio(
                "G2",
                "last decile / second, in rows/s",
                first.pace.lastToSecond(),
                ">= 0.7",
                first.pace.lastToSecond() >= 0.7);
    }
}
