package io.tierhub.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code duke}: what a way of searching makes of Duke, so that {@code match} runs the best of it. */
final class DukeBench {
    private static final int WARM_ROWS = 3_000;
    private static final int WARM_ROUNDS = 2;

    private DukeBench() {}

    static void run(long seed, int rows, int hits, boolean fuzzy) throws IOException {
        try (BenchHome home = new BenchHome()) {
            List<String> warm = rows(seed + 1, WARM_ROWS, home.file("warm"));
            for (int round = 0; round < WARM_ROUNDS; round++) {
                new DukeContestant(hits, fuzzy).cluster(warm);
            }
            Path file = home.file("persons");
            List<String> all = rows(seed, rows, file);
            DukeContestant duke = new DukeContestant(hits, fuzzy);
            Watch watch = new Watch();
            int[] clusters = duke.cluster(all);
            double seconds = watch.seconds();
            double cpu = watch.cpuSeconds();
            int[] truth = PersonFile.truth(file);
            Report report = new Report();
            report.title("duke: persons, seed %d, %,d rows, %,d hits a search, fuzzy %b", seed, rows, hits, fuzzy);
            report.time("duke", seconds, rows);
            report.line("  processor time", "%,9.2f s", cpu);
            report.line("  F1", "%s", PairScore.of(truth, clusters));
            report.line("  F1 at the best of its thresholds", "%.4f", best(truth, duke.sweep()));
        }
    }

    private static List<String> rows(long seed, int rows, Path file) throws IOException {
        PersonFile.write(seed, rows, file);
        return PersonFile.rows(file);
    }

    private static double best(int[] truth, Map<Double, int[]> tried) {
        return tried.values().stream()
                .mapToDouble(clusters -> PairScore.of(truth, clusters).f1())
                .max()
                .orElseThrow();
    }
}
