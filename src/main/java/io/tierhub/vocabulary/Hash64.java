package io.tierhub.vocabulary;

/**
 * A 64-bit content hash, well mixed, not cryptographic: {@code finish(add(add(START, text), text))}. Every text is hashed
 * with its length, so {@code ab, c} and {@code a, bc} differ. The round and the avalanche follow xxHash64 (Y. Collet),
 * applied to four UTF-16 units at a time; the values are stable across platforms and releases, as they are stored.
 */
public final class Hash64 {
    /** What a hash begins with. */
    public static final long START = 0x27D4EB2F165667C5L;

    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;

    private Hash64() {}

    /** The state after one more text. */
    public static long add(long state, String text) {
        int length = text.length();
        long h = add(state, length);
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            h = add(
                    h,
                    text.charAt(i)
                            | (long) text.charAt(i + 1) << 16
                            | (long) text.charAt(i + 2) << 32
                            | (long) text.charAt(i + 3) << 48);
        }
        if (i < length) {
            long rest = 0;
            for (int shift = 0; i < length; i++, shift += 16) {
                rest |= (long) text.charAt(i) << shift;
            }
            h = add(h, rest);
        }
        return h;
    }

    /** The state after one more number. */
    public static long add(long state, long value) {
        return Long.rotateLeft(state ^ Long.rotateLeft(value * P2, 31) * P1, 27) * P1 + P3;
    }

    /** The hash of a state: every bit of the state decides about every bit of it. */
    public static long finish(long state) {
        long h = state;
        h ^= h >>> 33;
        h *= P2;
        h ^= h >>> 29;
        h *= P3;
        return h ^ h >>> 32;
    }
}
