package io.tierhub.flow;

import io.tierhub.store.Behaviour.Segment;
import java.util.ArrayList;
import java.util.List;

/** Folds customers on a thread beside the one that reads them, some thousands at a time; after one that fails none is folded. */
final class FoldAhead implements FoldPopulation.SegmentsOf, AutoCloseable {
    /** Customers of one hand-over. */
    private static final int BATCH = 4_096;

    private final WriteBehind<Integer> behind = new WriteBehind<>("fold", done -> {});
    private final FoldPopulation.SegmentsOf fold;
    private List<Run> runs = new ArrayList<>(BATCH);

    private record Run(int at, List<Segment> segments) {}

    /** @param fold takes customers on the other thread, in the order in which they come */
    FoldAhead(FoldPopulation.SegmentsOf fold) {
        this.fold = fold;
    }

    @Override
    public void take(int at, List<Segment> segments) {
        runs.add(new Run(at, List.copyOf(segments)));
        if (runs.size() == BATCH) {
            handOver();
        }
    }

    /** Waits until all are folded. */
    void settle() {
        handOver();
        behind.settle();
    }

    private void handOver() {
        List<Run> full = runs;
        runs = new ArrayList<>(BATCH);
        behind.write(() -> {
            full.forEach(run -> fold.take(run.at(), run.segments()));
            return full.size();
        });
    }

    @Override
    public void close() {
        behind.close();
    }
}
