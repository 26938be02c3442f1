package io.tierhub.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What has happened to an index since the last commit, newest last, so that it can be taken back in reverse. */
final class Journal {
    static final int INDEXED = 1;
    static final int UNINDEXED = 2;
    static final int ASSIGNED = 3;
    static final int HUB = 4;
    static final int FROZEN = 5;
    static final int LOST_KEPT = 6;

    private int[] kinds = new int[256];
    private int[] ids = new int[256];
    private long[] values = new long[256];
    private int size;
    private boolean open = true;
    private final List<int[]> lists = new ArrayList<>();

    /** Closed while an index is loaded or taken back: nothing is written then. */
    void open(boolean nowOpen) {
        open = nowOpen;
    }

    void push(int kind, int id, long value) {
        if (!open) {
            return;
        }
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        kinds[size] = kind;
        ids[size] = id;
        values[size++] = value;
    }

    /** A key became full: the records that it listed, and how many of them it keeps. */
    void pushFull(int kind, long key, int kept, int[] listed) {
        if (open) {
            lists.add(listed);
            push(kind, kept, key);
        }
    }

    int size() {
        return size;
    }

    int kind(int i) {
        return kinds[i];
    }

    int id(int i) {
        return ids[i];
    }

    long value(int i) {
        return values[i];
    }

    int[] takeList() {
        return lists.remove(lists.size() - 1);
    }

    void clear() {
        size = 0;
        lists.clear();
    }

    long bytes() {
        return 16L * kinds.length;
    }
}
