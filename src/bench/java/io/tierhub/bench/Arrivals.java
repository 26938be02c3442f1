package io.tierhub.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * Records that arrive at a pace, whatever becomes of those before them, and how long each takes to its end: from the moment
 * at which it was to arrive. Several threads bring them, so that a slow one holds up no other.
 */
final class Arrivals {
    private static final int THREADS = 8;

    private final double perSecond;

    Arrivals(double perSecond) {
        this.perSecond = perSecond;
    }

    /** Brings one record; its end will be told by its name. */
    interface Bring {
        void bring(String name) throws Exception;
    }

    /** The ends of records, told by name. */
    static final class Ends {
        private final ConcurrentHashMap<String, Long> at = new ConcurrentHashMap<>();

        void told(String name) {
            at.putIfAbsent(name, System.nanoTime());
        }
    }

    /**
     * Brings so many and waits until no more come to their end.
     *
     * @param names of the records, by number from 0
     * @return milliseconds of those that came to their end
     */
    double[] run(int records, LongFunction<String> names, Bring bring, Ends ends) {
        Map<String, Long> due = new LinkedHashMap<>();
        CountDownLatch brought = new CountDownLatch(records);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long start = System.nanoTime();
            for (int i = 0; i < records; i++) {
                String name = names.apply(i);
                long at = start + Math.round(i * 1e9 / perSecond);
                due.put(name, at);
                sleepUntil(at);
                threads.execute(() -> bringing(bring, name, brought));
            }
            brought.await();
            settle(ends);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
        return due.entrySet().stream()
                .filter(each -> ends.at.containsKey(each.getKey()))
                .mapToDouble(each -> (ends.at.get(each.getKey()) - each.getValue()) / 1e6)
                .toArray();
    }

    private static void bringing(Bring bring, String name, CountDownLatch brought) {
        try {
            bring.bring(name);
        } catch (Exception e) {
            throw new IllegalStateException(name + " was not taken", e);
        } finally {
            brought.countDown();
        }
    }

    /** Waits until for three seconds nothing has come to its end. */
    private static void settle(Ends ends) throws InterruptedException {
        int before;
        do {
            before = ends.at.size();
            Thread.sleep(3_000);
        } while (ends.at.size() > before);
    }

    private static void sleepUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
