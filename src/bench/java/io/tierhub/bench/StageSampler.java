package io.tierhub.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the threads of a load spend their time, by room: each {@value #PERIOD_MS} ms it looks at their stacks alone, so the
 * product carries no clocks and other threads are not held up. A stage's seconds are its share of the looks; a stage of ten
 * seconds is true to some 10 %. The processor time that a thread had since the look before is its stage's too.
 */
final class StageSampler implements AutoCloseable {
    private static final int PERIOD_MS = 100;
    private static final Set<String> OTHERS = Set.of("cleanse", "write");
    private static final String BASE = "io.tierhub.";
    private static final Set<String> TRANSACTIONS = Set.of(BASE + "store.Store", BASE + "store.OneWriter");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, Looks> stages = new TreeMap<>();
    private final Map<Long, Long> cpuBefore = new HashMap<>();
    private final Thread watched = Thread.currentThread();
    private final Thread sampler = new Thread(this::run, "sampler");
    private final Watch watch = new Watch();
    private volatile boolean over;
    private double seconds;
    private int total;

    /** What was seen of one stage: how often, and the nanoseconds of a processor that it had. */
    private static final class Looks {
        private int times;
        private long cpu;
    }

    /** Seconds of one stage: of time, and of a processor. */
    record Spent(double seconds, double cpu) {}

    /** Watches the calling thread, which masters, and those that cleanse and write. */
    StageSampler() {
        for (long thread : THREADS.getAllThreadIds()) {
            cpuBefore.put(thread, Math.max(0, THREADS.getThreadCpuTime(thread)));
        }
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
                    look("master thread", thread);
                } else if (OTHERS.contains(thread.getName())) {
                    look(thread.getName() + " thread", thread);
                }
            }
            try {
                Thread.sleep(PERIOD_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(String name, Thread thread) {
        long cpu = Math.max(0, THREADS.getThreadCpuTime(thread.getId()));
        Long before = cpuBefore.put(thread.getId(), cpu);
        Looks looks = stages.computeIfAbsent(name + ": " + stage(thread.getStackTrace()), stage -> new Looks());
        looks.times++;
        looks.cpu += cpu - (before == null ? 0 : before);
    }

    /** The outermost room; a transaction's work is its content's, the rest of it the store's. */
    private static String stage(StackTraceElement[] stack) {
        String stage = "idle";
        for (int i = stack.length - 1; i >= 0; i--) {
            String type = outer(stack[i].getClassName());
            if (TRANSACTIONS.contains(type)) {
                stage = "store";
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

    /** A class without what is in it: its lambdas show as classes of their own. */
    private static String outer(String type) {
        int inner = type.indexOf('$');
        return inner < 0 ? type : type.substring(0, inner);
    }

    private static String rest(String type) {
        return type.substring(BASE.length(), type.indexOf('.', BASE.length()));
    }

    /** By thread and room. */
    Map<String, Spent> stages() {
        Map<String, Spent> spent = new TreeMap<>();
        stages.forEach((stage, looks) -> spent.put(stage, spent(looks)));
        return spent;
    }

    private Spent spent(Looks looks) {
        return new Spent(looks.times * seconds / total, looks.cpu / 1e9);
    }

    /** Of one thread in one room. */
    Spent of(String stage) {
        return spent(stages.getOrDefault(stage, new Looks()));
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
