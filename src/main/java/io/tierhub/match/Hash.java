package io.tierhub.match;

/** Hashing for keys and counts: one 64-bit FNV-style fold over chars, finished by a full avalanche. */
final class Hash {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private Hash() {}

    /** The hash of a range of chars under a seed. */
    static long of(long seed, char[] text, int from, int to) {
        long h = seed * PRIME + 1;
        for (int i = from; i < to; i++) {
            h = (h ^ text[i]) * PRIME;
            h ^= h >>> 29;
        }
        return finish(h);
    }

    /** The hash of two words, order matters. */
    static long mix(long a, long b) {
        return finish((a ^ (b * PRIME)) * PRIME + b);
    }

    /** Spreads every bit over all bits (the finaliser of MurmurHash3, a public-domain construction). */
    static long finish(long h) {
        long x = h;
        x = (x ^ (x >>> 33)) * 0xFF51AFD7ED558CCDL;
        x = (x ^ (x >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return x ^ (x >>> 33);
    }
}
