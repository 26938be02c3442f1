package io.tierhub.match;

import java.io.IOException;

/** A map from a positive long to an int; -1 stands for none. Open addressing, about 17 bytes an entry. */
final class LongTable {
    private static final double FULL = 0.75;

    private long[] keys = new long[16];
    private int[] values = new int[16];
    private int used;

    int get(long key) {
        int i = find(key);
        return keys[i] == key ? values[i] : -1;
    }

    void put(long key, int value) {
        int i = find(key);
        if (keys[i] == 0) {
            if (used + 1 > keys.length * FULL) {
                grow();
                i = find(key);
            }
            used++;
            keys[i] = key;
        }
        values[i] = value;
    }

    void remove(long key) {
        int gap = find(key);
        if (keys[gap] != key) {
            return;
        }
        used--;
        for (int i = next(gap); keys[i] != 0; i = next(i)) {
            int home = home(keys[i]);
            boolean reachable = gap <= i ? home > gap && home <= i : home > gap || home <= i;
            if (!reachable) {
                keys[gap] = keys[i];
                values[gap] = values[i];
                gap = i;
            }
        }
        keys[gap] = 0;
    }

    int size() {
        return used;
    }

    private int find(long key) {
        int i = home(key);
        while (keys[i] != 0 && keys[i] != key) {
            i = next(i);
        }
        return i;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        int length = oldKeys.length + (oldKeys.length >> 1);
        keys = new long[length];
        values = new int[length];
        for (int j = 0; j < oldKeys.length; j++) {
            if (oldKeys[j] != 0) {
                int i = find(oldKeys[j]);
                keys[i] = oldKeys[j];
                values[i] = oldValues[j];
            }
        }
    }

    private int home(long key) {
        return (int) ((Hash.finish(key) >>> 33) * keys.length >>> 31);
    }

    private int next(int i) {
        return i + 1 == keys.length ? 0 : i + 1;
    }

    void save(ArrayOutput to) throws IOException {
        to.put(used);
        to.put(keys);
        to.put(values);
    }

    void load(ArrayInput from) throws IOException {
        used = from.getInt();
        keys = from.getLongs();
        values = from.getInts();
    }

    long bytes() {
        return 12L * keys.length;
    }
}
