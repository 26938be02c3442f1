package io.tierhub.generator;

import java.util.List;

/** A stream of pseudo-random numbers (SplitMix64), cheap enough to make one for every customer. */
public final class Chance {
    private long state;

    public Chance(long seed) {
        state = seed;
    }

    /** The stream of one numbered thing: the same for the same seed, whoever asks and whenever. */
    public static Chance of(long seed, long number) {
        return new Chance(mix(seed * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L));
    }

    public long next() {
        state += 0x9E3779B97F4A7C15L;
        return mix(state);
    }

    /** 0 to n - 1. */
    public int below(int n) {
        return (int) ((next() >>> 33) % n);
    }

    public long below(long n) {
        return (next() >>> 1) % n;
    }

    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    public boolean percent(double share) {
        return (next() >>> 11) * 0x1p-53 * 100 < share;
    }

    public <T> T pick(List<T> words) {
        return words.get(below(words.size()));
    }

    /** Picks early words more often than late ones, as names are distributed. */
    public <T> T pickSkewed(List<T> words) {
        double u = (next() >>> 11) * 0x1p-53;
        return words.get((int) (u * u * words.size()));
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
