package io.tierhub.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What a contestant found, on its way to whoever scores it: a line for each threshold, then the cluster of each row. */
final class ClusterFile {
    /** Stands for the default of the contestant. */
    static final double DEFAULT = -1;

    private ClusterFile() {}

    static void write(Path file, int[] byDefault, Map<Double, int[]> others) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            line(out, DEFAULT, byDefault);
            for (Map.Entry<Double, int[]> each : others.entrySet()) {
                line(out, each.getKey(), each.getValue());
            }
        }
    }

    private static void line(BufferedWriter out, double threshold, int[] clusters) throws IOException {
        out.write(Double.toString(threshold));
        for (int cluster : clusters) {
            out.append(' ').append(Integer.toString(cluster));
        }
        out.newLine();
    }

    /** The score at each threshold. */
    static Map<Double, PairScore> scores(Path file, int[] truth) throws IOException {
        Map<Double, PairScore> scores = new TreeMap<>();
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.map(line -> line.split(" ")).forEach(words -> {
                int[] clusters =
                        Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
                scores.put(Double.valueOf(words[0]), PairScore.of(truth, clusters));
            });
        }
        return scores;
    }
}
