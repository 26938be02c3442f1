package io.tierhub.flow;

import io.tierhub.match.ArrayInput;
import io.tierhub.match.ArrayOutput;
import io.tierhub.vocabulary.Hash64;
import java.io.IOException;
import java.util.Arrays;

/**
 * Which source record a (system, key) is, and the hash of its content: derived from the store at start, 20 to 40 bytes
 * a record. Keys are told apart by 64 bits; a record found here is checked against its row before it is changed.
 */
final class KeyIndex {
    private static final int NONE = 0;

    private long[] keys = new long[1 << 12];
    private long[] contents = new long[1 << 12];
    private int[] records = new int[1 << 12];
    private int size;

    /** The hash of a pair of texts, such as a system and a key. */
    static long hash(String one, String other) {
        return Hash64.finish(Hash64.add(Hash64.add(Hash64.START, one), other));
    }

    /** The record of a key hash, or 0. */
    int find(long keyHash) {
        return records[slot(keyHash)];
    }

    /** Whether the key is known with just this content. */
    boolean unchanged(long keyHash, long contentHash) {
        int slot = slot(keyHash);
        return records[slot] != NONE && contents[slot] == contentHash;
    }

    void put(long keyHash, int record, long contentHash) {
        int slot = slot(keyHash);
        if (records[slot] == NONE && ++size > keys.length * 5 / 8) {
            grow();
            slot = slot(keyHash);
        }
        keys[slot] = keyHash;
        records[slot] = record;
        contents[slot] = contentHash;
    }

    void save(ArrayOutput to) throws IOException {
        to.put(size);
        to.put(keys);
        to.put(contents);
        to.put(records);
    }

    void load(ArrayInput from) throws IOException {
        size = from.getInt();
        keys = from.getLongs();
        contents = from.getLongs();
        records = from.getInts();
    }

    int size() {
        return size;
    }

    private int slot(long keyHash) {
        int mask = keys.length - 1;
        int at = (int) (keyHash ^ keyHash >>> 32) & mask;
        while (records[at] != NONE && keys[at] != keyHash) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldContents = contents;
        int[] oldRecords = records;
        keys = new long[oldKeys.length * 2];
        contents = new long[keys.length];
        records = new int[keys.length];
        Arrays.fill(records, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldRecords[i] != NONE) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                contents[at] = oldContents[i];
                records[at] = oldRecords[i];
            }
        }
    }
}
