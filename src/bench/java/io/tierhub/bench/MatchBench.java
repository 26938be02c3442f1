package io.tierhub.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code match}: the hub's matching beside that of its peers, each in a process of its own with the same memory and
 * collector, from rows in memory to clusters in memory. Of more rows than {@link #BESIDE_PEERS} the hub is shown alone.
 */
final class MatchBench {
    private static final long BESIDE_PEERS = 200_000;
    private static final List<String> PEERS = List.of("jedai", "duke");
    private static final double TIMES_DUKE = 15;
    private static final Map<String, Double> TIMES_FASTER = Map.of("jedai", 2.0, "duke", TIMES_DUKE);
    private static final List<String> JVM = List.of("-Xmx2g", "-XX:+UseParallelGC");
    private static final long SEED = 1;
    private static final int WARM_ROWS = 20_000;

    /** A peer whose search is as it comes takes too long for more; it has so many times the hub's time to end. */
    private static final int FEW_WARM_ROWS = 500;

    private static final double TIMES_WAITED = 20;

    private final BenchHome home;
    private final Path warm;
    private final Report report = new Report();

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
        for (String peer : PEERS) {
            Outcome other = contest(peer, file);
            double times = TIMES_FASTER.get(peer);
            double faster = hub.rowsPerSecond / other.rowsPerSecond;
            report.ratio("G9", "times " + peer + "'s rows/s", faster, ">= " + times, faster >= times);
            report.line("  its processor time / the hub's", "%9.2f", other.cpu / hub.cpu);
            report.line(
                    "G9 F1 beside " + peer + "'s best",
                    "%9.4f, %.4f    goal higher: %s",
                    hub.f1,
                    other.f1,
                    hub.f1 > other.f1 ? "met" : "NOT met");
        }
        asItComes(file, rows, hub);
    }

    /** Duke with the search that it has where nobody bounds it. */
    private void asItComes(Path file, int rows, Outcome hub) throws IOException {
        Path few = home.file("warm-few");
        PersonFile.write(SEED + 1, FEW_WARM_ROWS, few);
        double most = TIMES_WAITED * rows / hub.rowsPerSecond;
        try (ChildProcess process = process("duke-as-it-comes", few, file)) {
            process.await(MatchProcess::begins);
            Optional<String> took = process.await(MatchTook::told, most);
            double faster = took.map(line -> MatchTook.parse(line).seconds()).orElse(most) * hub.rowsPerSecond / rows;
            if (took.isEmpty()) {
                report.line("duke as it comes", "%,9.2f s and not ended, %.0f times the hub's time", most, faster);
            }
            report.ratio("G9", "times duke's as it comes", faster, ">= " + TIMES_DUKE, faster >= TIMES_DUKE);
        } catch (IOException failed) {
            report.line("duke as it comes", "did not come to its end: %s", failed.getMessage());
        }
    }

    private void labelled(LabelledSet set) throws IOException {
        Path file = home.file(set.name());
        title(set.name(), set.write(file));
        contest("hub", file);
        for (String peer : PEERS) {
            contest(peer, file);
        }
    }

    private Outcome contest(String name, Path file) throws IOException {
        int[] truth = PersonFile.truth(file);
        try (ChildProcess process = process(name, warm, file)) {
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

    private ChildProcess process(String name, Path warm, Path file) throws IOException {
        return new ChildProcess(
                JVM,
                MatchProcess.class,
                name,
                warm.toString(),
                file.toString(),
                clusters(name).toString());
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
