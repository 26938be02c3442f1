package io.tierhub.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One contestant of {@link MatchBench} in a process of its own: clusters a file a few times to warm up, then the one that
 * counts, says what that took, and leaves its clusters in a file.
 */
final class MatchProcess {
    private static final int WARM_ROUNDS = 3;

    private MatchProcess() {}

    /** @param args the contestant, the file to warm up with, the file that counts, where the clusters go */
    public static void main(String[] args) throws IOException {
        warm(args[0], Path.of(args[1]));
        Contestant contestant = Contestant.of(args[0]);
        List<String> rows = PersonFile.rows(Path.of(args[2]));
        HeapWatch heap = new HeapWatch();
        Watch watch = new Watch();
        int[] clusters = contestant.cluster(rows);
        new MatchTook(watch.seconds(), watch.cpuSeconds(), heap.takePeak(), PeakMemory.bytes()).tell();
        ClusterFile.write(Path.of(args[3]), clusters, contestant.sweep());
    }

    /** So that the code that counts is compiled before. */
    static void warm(String contestant, Path file) throws IOException {
        List<String> rows = PersonFile.rows(file);
        for (int round = 0; round < WARM_ROUNDS; round++) {
            Contestant.of(contestant).cluster(rows);
        }
    }
}
