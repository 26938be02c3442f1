package io.tierhub.bench;

import io.tierhub.behaviour.Event;
import io.tierhub.behaviour.KeyHash;
import io.tierhub.vocabulary.Entity;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Drawn orders of customers 1 to n: some buy a lot, most a little, each within a span of its own and for amounts about a level
 * of its own; three in a hundred orders are cancelled. Those of a customer are a function of seed and number, and never
 * kept.
 */
final class OrderBook {
    /** Spreads the large customers over all numbers; no multiple of a round count of customers. */
    private static final long SCATTER = 1_000_003;

    private static final int LONGEST_AGO = 900;
    private static final int LONGEST_SPAN = 700;

    private final long seed;
    private final int lastDay;
    private final int[] counts;

    /** Takes one order. */
    interface Sink {
        void order(int day, long cents, boolean counted);
    }

    OrderBook(int customers, long orders, int lastDay, long seed) {
        this.seed = seed;
        this.lastDay = lastDay;
        counts = new int[customers];
        SplittableRandom random = new SplittableRandom(seed);
        for (long n = 0; n < orders; n++) {
            double u = random.nextDouble();
            counts[(int) ((long) (u * u * customers) * SCATTER % customers)]++;
        }
    }

    int customers() {
        return counts.length;
    }

    int orders(int customer) {
        return counts[customer - 1];
    }

    /** The orders of a customer, oldest first. */
    void of(int customer, Sink sink) {
        SplittableRandom random = new SplittableRandom(seed ^ customer * 0x9E37_79B9_7F4A_7C15L);
        double ago = random.nextDouble();
        int until = lastDay - (int) (ago * ago * ago * LONGEST_AGO);
        int span = 1 + random.nextInt(LONGEST_SPAN);
        double level = 5 + 4 * random.nextDouble();
        int[] days = new int[orders(customer)];
        Arrays.setAll(days, i -> until - random.nextInt(span));
        Arrays.sort(days);
        for (int day : days) {
            long cents = 100 + (long) Math.exp(level + 2 * random.nextDouble());
            sink.order(day, cents, random.nextInt(100) >= 3);
        }
    }

    /** An order as behaviour keeps it. */
    static Event event(int customer, int number, int day, long cents, short kind, int recordedAt) {
        long key = KeyHash.of(BenchHome.SYSTEM, Entity.ORDERS, "O" + customer + "-" + number);
        return new Event(key, day, kind, cents * 10_000, 0, recordedAt);
    }
}
