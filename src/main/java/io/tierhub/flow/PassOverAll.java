package io.tierhub.flow;

import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Population;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Goes over everybody once: some threads find what becomes of a range of customers each, one writes, in their order, those of whom
 * something else is stored.
 */
final class PassOverAll {
    /** Customers of one range. */
    private static final int RANGE = 1_000;
    /** More would only wait for the one that writes. */
    private static final int MOST_THREADS = 4;

    private final Store store;
    private final GradePass pass;
    private final Population population;
    private final StoredStamps stamps;
    private final long[] due;

    /** Those of a range that are to be written, and what could be made of them. */
    private record Looked(List<GradeInput> inputs, List<Judged> judged) {
        static Looked none() {
            return new Looked(new ArrayList<>(), new ArrayList<>());
        }

        void add(Looked next) {
            inputs.addAll(next.inputs);
            judged.addAll(next.judged);
        }
    }

    /**
     * Prepares a pass.
     *
     * @param stamps what is stored; none where the reference may have moved, so that what is stored says nothing
     * @param due customers that are written in any case, by number
     */
    PassOverAll(Store store, GradePass pass, Population population, StoredStamps stamps, long[] due) {
        this.store = store;
        this.pass = pass;
        this.population = population;
        this.stamps = stamps;
        this.due = due;
    }

    /** @param told takes what each transaction changed, after its commit and on this thread; what it throws ends the pass */
    void run(Consumer<GradeRun> told) {
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        ExecutorService lookers = Executors.newFixedThreadPool(threads, work -> new Thread(work, "judge"));
        try (WriteBehind<GradeRun> behind = new WriteBehind<>("write", told)) {
            Deque<Future<Looked>> ahead = new ArrayDeque<>();
            Looked batch = Looked.none();
            for (int from = 0; from < population.size() || !ahead.isEmpty(); from += RANGE) {
                if (from < population.size()) {
                    int first = from;
                    ahead.add(lookers.submit(() -> look(first, Math.min(first + RANGE, population.size()))));
                }
                if (ahead.size() > threads || from >= population.size()) {
                    batch.add(WriteBehind.done(ahead.remove()));
                }
                if (batch.inputs.size() >= GradePass.BATCH) {
                    write(batch, behind);
                    batch = Looked.none();
                }
            }
            if (!batch.inputs.isEmpty()) {
                write(batch, behind);
            }
            behind.settle();
        } finally {
            WriteBehind.end(lookers);
        }
    }

    private void write(Looked batch, WriteBehind<GradeRun> behind) {
        behind.write(() -> store.transaction(Effect.ALL_GRADED, tx -> pass.batch(tx, batch.inputs(), batch.judged())));
    }

    private Looked look(int from, int to) {
        List<GradeInput> inputs = new ArrayList<>();
        for (int i = from; i < to; i++) {
            GradeInput input = population.get(i);
            long customer = population.customer(i);
            long stamp = stamps.empty() ? 0 : pass.grading().outcome(input).stamp();
            Tier held = Arrays.binarySearch(due, customer) >= 0 ? null : stamps.tier(customer, stamp);
            if (held == null) {
                inputs.add(input);
            } else {
                pass.tally().add(held);
                pass.stamps().keep(stamps, customer);
            }
        }
        return new Looked(inputs, pass.writer().judge(pass, inputs, store.briefing()));
    }
}
