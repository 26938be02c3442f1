package io.tierhub.bench;

import io.tierhub.match.CandidateProbe;
import io.tierhub.match.MatchIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The hub with many rows, in a process of its own: clusters them all, says what that took, and then places new ones, each
 * against all of them.
 */
final class PlaceProcess {
    private static final int PLACED = 20_000;

    /** Rows of the file beyond those that are clustered: half to warm up, half that count. */
    static final int FURTHER_ROWS = 2 * PLACED;

    private final MatchIndex index;
    private final List<String> further;
    private final int rows;

    private PlaceProcess(MatchIndex index, List<String> further, int rows) {
        this.index = index;
        this.further = further;
        this.rows = rows;
    }

    /** @param args the file to warm up with, the file that counts, how many of its rows are clustered */
    public static void main(String[] args) throws IOException {
        MatchProcess.warm("hub", Path.of(args[0]));
        Path file = Path.of(args[1]);
        int rows = Integer.parseInt(args[2]);
        List<String> all = PersonFile.rows(file);
        HeapWatch heap = new HeapWatch();
        Watch watch = new Watch();
        MatchIndex index = HubContestant.index(all.subList(0, rows));
        int[] clusters = HubContestant.clusters(index);
        new MatchTook(watch.seconds(), watch.cpuSeconds(), heap.takePeak(), PeakMemory.bytes()).tell();
        say("F1 %s", PairScore.of(Arrays.copyOf(PersonFile.truth(file), rows), clusters));
        for (int record = 0; record < rows; record++) {
            index.move(record, clusters[record] + 1L);
        }
        index.commit();
        new PlaceProcess(index, all.subList(rows, all.size()), rows).place();
    }

    private void place() {
        say(
                "a record: keys %d bytes, features %d, index in all %d; goal keys <= 200: %s",
                index.keyBytes() / rows,
                new CandidateProbe(index).featureBytes() / rows,
                index.bytes() / rows,
                index.keyBytes() <= 200L * rows ? "met" : "NOT met");
        long[] took = new long[PLACED];
        int joined = 0;
        for (int i = -PLACED; i < PLACED; i++) {
            String row = further.get(i + PLACED);
            long start = System.nanoTime();
            boolean known = index.place(rows, HubContestant.features(rows, row), () -> rows + 1L)
                            .customer()
                    <= rows;
            index.rollback();
            took[Math.max(0, i)] = System.nanoTime() - start;
            joined += known && i >= 0 ? 1 : 0;
        }
        Arrays.sort(took);
        say("%,d new records, features, placing and taking back: %,d found a customer", PLACED, joined);
        double p99 = millis(took, .99);
        say(
                "p50 %.3f ms, p99 %.3f ms, p99.9 %.3f ms, most %.3f ms; goal p99 < 1 ms: %s",
                millis(took, .5), p99, millis(took, .999), millis(took, 1), p99 < 1 ? "met" : "NOT met");
    }

    private static double millis(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
