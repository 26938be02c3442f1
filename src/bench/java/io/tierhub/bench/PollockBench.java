package io.tierhub.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.intake.LoadScore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code pollock}: how well polluted files are read, detecting everything. The folder holds {@code csv}, the polluted
 * files, and {@code clean}, under the same names what a perfect reader makes of them. The simple score is the sum of the
 * means of the ten measures, at best 10; the weighted one is that with a weight a file, from a JSON object by name.
 */
final class PollockBench {
    private static final int WORST = 25;

    /** A file's measures, and what they add up to. */
    private record Scored(String name, double[] measures, double weight) {
        double sum() {
            return Arrays.stream(measures).sum();
        }
    }

    private PollockBench() {}

    static void run(Path folder, Path weights) throws IOException {
        Map<String, Double> weightOf = Files.exists(weights)
                ? new ObjectMapper().readValue(weights.toFile(), new TypeReference<Map<String, Double>>() {})
                : Map.of();
        Path scratch = Files.createTempFile("tierhub-pollock-", ".csv");
        try (Stream<Path> files = Files.list(folder.resolve("csv"))) {
            List<Scored> scored = files.sorted()
                    .map(file -> scored(file, folder.resolve("clean"), scratch, weightOf))
                    .toList();
            print(scored, !weightOf.isEmpty());
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private static Scored scored(Path file, Path clean, Path scratch, Map<String, Double> weightOf) {
        String name = file.getFileName().toString();
        try {
            double[] measures = LoadScore.of(file, clean.resolve(name), scratch);
            return new Scored(name, measures, weightOf.getOrDefault(name, 0.0));
        } catch (IOException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    private static void print(List<Scored> scored, boolean weighted) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("files below 9.99, the worst first:");
        scored.stream()
                .sorted(Comparator.comparingDouble(Scored::sum))
                .filter(file -> file.sum() < 9.99)
                .limit(WORST)
                .forEach(file -> out.printf(Locale.ROOT, "  %6.3f  %s%n", file.sum(), file.name));
        for (int i = 0; i < LoadScore.MEASURES.size(); i++) {
            int at = i;
            double mean =
                    scored.stream().mapToDouble(f -> f.measures[at]).average().orElse(0);
            out.printf(Locale.ROOT, "%-17s %.4f%n", LoadScore.MEASURES.get(i), mean);
        }
        double simple = scored.stream().mapToDouble(Scored::sum).average().orElse(0);
        out.printf(Locale.ROOT, "%,d files, simple score %.3f", scored.size(), simple);
        if (weighted) {
            double all = scored.stream().mapToDouble(Scored::weight).sum();
            double sum = scored.stream().mapToDouble(f -> f.sum() * f.weight).sum();
            long without = scored.stream().filter(f -> f.weight == 0).count();
            out.printf(Locale.ROOT, ", weighted score %.3f (%,d files without a weight)", sum / all, without);
        }
        out.println();
    }
}
