package io.tierhub.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * {@code match}: the hub's matching beside that of its peers, each in a process of its own with the same memory and
 * collector, from rows in memory to clusters in memory. Of more rows than {@link #BESIDE_PEERS} the hub is shown alone.
 */
final class MatchBench {
    private static final long BESIDE_PEERS = 200_000;
    private static final List<Peer> PEERS =
            List.of(new Peer("jedai", 2), new Peer("duke", 15), new Peer("duke-exact-words", Double.NaN));
    private static final List<String> JVM = List.of("-Xmx2g", "-XX:+UseParallelGC");
    private static final long SEED = 1;
    private static final int WARM_ROWS = 20_000;

    private final BenchHome home;
    private final Path warm;
    private final Report report = new Report();

    /**
     * @param timesFaster how many times its rows/s the hub is to reach; NaN for one that is shown, not held against a goal
     */
    private record Peer(String name, double timesFaster) {}

    /** How a contestant did; all NaN if it did not come to its end. */
    private record Outcome(double rowsPerSecond, double cpu, double f1) {
        static final Outcome NONE = new Outcome(Double.NaN, Double.NaN, Double.NaN);
    }

    private MatchBench(BenchHome home) throws IOException {
        this.home = home;
        this.warm = home.file("warm");
        PersonFile.write(SEED + 1, WARM_ROWS, warm);
    }

    static void run(List<Long> sizes) throws IOException {
        try (BenchHome home = new BenchHome()) {
            MatchBench bench = new MatchBench(home);
            for (long rows : sizes) {
                if (rows <= BESIDE_PEERS) {
                    bench.beside(Math.toIntExact(rows));
                } else {
                    bench.alone(Math.toIntExact(rows));
                }
            }
            for (LabelledSet set : LabelledSet.all()) {
                bench.labelled(set);
            }
            bench.report.line("load average at the end", "%9.1f", load());
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void title(String what, int rows) {
        report.title("match: %s, %,d rows; each contestant %s; load average %.1f", what, rows, JVM, load());
    }

    private void beside(int rows) throws IOException {
        Path file = home.file("persons-" + rows);
        PersonFile.write(SEED, rows, file);
        title("persons, seed " + SEED, rows);
        Outcome hub = contest("hub", file);
        for (Peer peer : PEERS) {
            Outcome other = contest(peer.name, file);
            double faster = hub.rowsPerSecond / other.rowsPerSecond;
            if (Double.isNaN(peer.timesFaster)) {
                report.line("times " + peer.name + "'s rows/s", "%9.2f", faster);
            } else {
                report.ratio(
                        "G9",
                        "times " + peer.name + "'s rows/s",
                        faster,
                        ">= " + peer.timesFaster,
                        faster >= peer.timesFaster);
            }
            report.line("  its processor time / the hub's", "%9.2f", other.cpu / hub.cpu);
            report.line(
                    "G9 F1 beside " + peer.name + "'s best",
                    "%9.4f, %.4f    goal higher: %s",
                    hub.f1,
                    other.f1,
                    hub.f1 > other.f1 ? "met" : "NOT met");
        }
    }

    private void labelled(LabelledSet set) throws IOException {
        Path file = home.file(set.name());
        title(set.name(), set.write(file));
        contest("hub", file);
        for (Peer peer : PEERS) {
            contest(peer.name, file);
        }
    }

    private Outcome contest(String name, Path file) throws IOException {
        int[] truth = PersonFile.truth(file);
        try (ChildProcess process = new ChildProcess(
                JVM,
                MatchProcess.class,
                name,
                warm.toString(),
                file.toString(),
                clusters(name).toString())) {
            MatchTook took = MatchTook.parse(process.await(MatchTook::told));
            process.ended();
            took.print(name, truth.length, report);
            return new Outcome(
                    truth.length / took.seconds(), took.cpu(), scores(ClusterFile.scores(clusters(name), truth)));
        } catch (IOException failed) {
            report.line(name, "did not come to its end: %s", failed.getMessage());
            return Outcome.NONE;
        }
    }

    private Path clusters(String name) {
        return home.file(name + ".clusters");
    }

    /** The best F1 of all thresholds. */
    private double scores(Map<Double, PairScore> scores) {
        report.line("  F1", "%s", scores.get(ClusterFile.DEFAULT));
        Map.Entry<Double, PairScore> best = scores.entrySet().stream()
                .max(Comparator.comparingDouble(each -> each.getValue().f1()))
                .orElseThrow();
        if (scores.size() > 1) {
            report.line("  F1 at the best of its thresholds", "%s at %.10f", best.getValue(), best.getKey());
        }
        return best.getValue().f1();
    }

    private void alone(int rows) throws IOException {
        Path file = home.file("persons-" + rows);
        PersonFile.write(SEED, rows + PlaceProcess.FURTHER_ROWS, file);
        title("persons, seed " + SEED + ", the hub alone", rows);
        try (ChildProcess process =
                new ChildProcess(JVM, PlaceProcess.class, warm.toString(), file.toString(), Integer.toString(rows))) {
            MatchTook took = MatchTook.parse(process.await(MatchTook::told));
            took.print("hub", rows, report);
            report.ratio("G9", "memory, GB of 2^30", took.peak() / 0x1p30, "<= 2", took.peak() <= 0x1p31);
            for (String line : process.ended()) {
                if (!MatchTook.told(line)) {
                    report.line("", "%s", line);
                }
            }
        }
    }
}
