package io.tierhub.behaviour;

import io.tierhub.vocabulary.Entity;

/**
 * A fact's key in eight bytes. Two facts are confused only if they belong to one source record and agree in all 64 bits:
 * with 10,000 facts of one record, one chance in 10^11.
 */
public final class KeyHash {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private KeyHash() {}

    /** Never 0: 0 says that an event refunds nothing. */
    public static long of(String system, Entity entity, String key) {
        long hash = mix(text(entity.ordinal() + 1L, system));
        hash = mix(text(hash, key));
        return hash == 0 ? 1 : hash;
    }

    private static long text(long seed, String text) {
        long hash = seed * ODD + text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * ODD;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    /** The finaliser of MurmurHash3 (public domain): every input bit moves every output bit. */
    private static long mix(long value) {
        long h = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
