package io.tierhub.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the threads of a load spend their time, by room: each {@value #PERIOD_MS} ms it looks at their stacks alone, so the
 * product carries no clocks and other threads are not held up. A stage's seconds are its share of the looks; a stage of ten
 * seconds is true to some 10 %.
 */
final class StageSampler implements AutoCloseable {
    private static final int PERIOD_MS = 100;
    private static final Set<String> OTHERS = Set.of("cleanse", "write");
    private static final String BASE = "io.tierhub.";

    private final Map<String, Integer> looks = new TreeMap<>();
    private final Thread watched = Thread.currentThread();
    private final Thread sampler = new Thread(this::run, "sampler");
    private final Watch watch = new Watch();
    private volatile boolean over;
    private double seconds;
    private int total;

    /** Watches the calling thread, which masters, and those that cleanse and write. */
    StageSampler() {
        sampler.setDaemon(true);
        sampler.start();
    }

    private void run() {
        while (!over) {
            total++;
            Thread[] threads = new Thread[2 * Thread.activeCount()];
            int n = Thread.enumerate(threads);
            for (Thread thread : Arrays.copyOf(threads, n)) {
                if (thread == watched) {
                    count("master thread", thread.getStackTrace());
                } else if (OTHERS.contains(thread.getName())) {
                    count(thread.getName() + " thread", thread.getStackTrace());
                }
            }
            try {
                Thread.sleep(PERIOD_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void count(String thread, StackTraceElement[] stack) {
        looks.merge(thread + ": " + stage(stack), 1, Integer::sum);
    }

    /** The outermost room; a transaction's work is its content's, the rest of it the store's. */
    private static String stage(StackTraceElement[] stack) {
        String stage = "idle";
        for (int i = stack.length - 1; i >= 0; i--) {
            String type = stack[i].getClassName();
            if (type.startsWith(BASE + "store.Store")) {
                stage = type.equals(BASE + "store.Store") ? "store" : rest(type);
            } else if (type.startsWith(BASE + "flow.")) {
                stage = "flow";
            } else if (type.equals("java.util.concurrent.FutureTask")
                    && stack[i].getMethodName().equals("get")) {
                return "waits for another";
            } else if (type.startsWith(BASE)
                    && type.indexOf('.', BASE.length()) > 0
                    && !type.startsWith(BASE + "bench")) {
                return rest(type);
            }
        }
        return stage;
    }

    private static String rest(String type) {
        return type.substring(BASE.length(), type.indexOf('.', BASE.length()));
    }

    /** Seconds by thread and room. */
    Map<String, Double> stages() {
        Map<String, Double> stages = new TreeMap<>();
        looks.forEach((stage, n) -> stages.put(stage, n * seconds / total));
        return stages;
    }

    /** Seconds of one thread in one room. */
    double seconds(String stage) {
        return looks.getOrDefault(stage, 0) * seconds / total;
    }

    @Override
    public void close() {
        seconds = watch.seconds();
        over = true;
        sampler.interrupt();
        try {
            sampler.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
