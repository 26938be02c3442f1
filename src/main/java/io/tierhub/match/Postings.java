package io.tierhub.match;

import java.io.IOException;

/**
 * Which records have a blocking key: 11 bytes for a key that one record has, then sorted lists. Keys are told apart by their
 * upper 32 bits; the rare pair of keys that shares them costs a comparison, no wrong answer.
 *
 * <p>Of an over-full list a hub remains: only its count goes on, with one example. An over-full list of a sub-key is frozen:
 * it keeps its first records as candidates and counts the others.
 */
final class Postings {
    private static final int KEPT = 1;
    private static final int IDS = 2;

    private final IntTable table = new IntTable();
    private final IntArena arena = new IntArena();

    /** How many records have the key. */
    int count(long key) {
        int value = table.get(hash(key));
        return value >= 0 ? Math.min(value, 1) : Math.abs(arena.get(address(value)));
    }

    /** See {@link IntTable#touch}. */
    long touch(long key) {
        return table.touch(hash(key));
    }

    /** Whether the key is a hub, or frozen. */
    boolean isFull(long key) {
        int value = table.get(hash(key));
        return value < 0 && arena.get(address(value)) < 0;
    }

    /** Adds a record and returns how many then stand in the key's list; 0 if the key is full and only counts. */
    int add(long key, int id) {
        int hash = hash(key);
        int value = table.get(hash);
        if (value == 0) {
            table.put(hash, id + 1);
            return 1;
        }
        if (value > 0) {
            table.put(hash, ~pair(value - 1, id));
            return 2;
        }
        int at = address(value);
        int n = arena.get(at);
        if (n < 0) {
            arena.set(at, n - 1);
            return 0;
        }
        int block = IntArena.blockFor(n + 1);
        if (IntArena.blockFor(n + 2) > block) {
            at = move(at, n + 1, block, block * 2);
            table.put(hash, ~at);
        }
        insert(arena.page(at), IntArena.offset(at) + 1, n, id);
        arena.set(at, n + 1);
        return n + 1;
    }

    /** Takes a record out; true if the key is full and the record was among those that it keeps. */
    boolean remove(long key, int id) {
        int hash = hash(key);
        int value = table.get(hash);
        if (value > 0 && value == id + 1) {
            table.put(hash, 0);
            return false;
        }
        if (value >= 0) {
            throw new IllegalStateException("record " + id + " is not under its key");
        }
        int at = address(value);
        int n = arena.get(at);
        if (n < 0) {
            arena.set(at, n + 1);
            return takeFromKept(at, id);
        }
        int[] page = arena.page(at);
        int from = IntArena.offset(at) + 1;
        delete(page, from, n, id);
        if (n == 2) {
            table.put(hash, page[from] + 1);
            arena.release(at, IntArena.SMALLEST);
            return false;
        }
        arena.set(at, n - 1);
        int block = IntArena.blockFor(n + 1);
        if (IntArena.blockFor(n) < block) {
            table.put(hash, ~move(at, n, block, block / 2));
        }
        return false;
    }

    /** Makes a list a full key that keeps the given first records; the other records are only counted. */
    void fill(long key, int[] kept) {
        int at = address(table.get(hash(key)));
        int n = arena.get(at);
        arena.release(at, IntArena.blockFor(n + 1));
        int full = arena.allocate(IntArena.blockFor(kept.length + IDS));
        arena.set(full, -n);
        arena.set(full + KEPT, kept.length);
        System.arraycopy(kept, 0, arena.page(full), IntArena.offset(full) + IDS, kept.length);
        table.put(hash(key), ~full);
    }

    /** Undoes {@link #fill}: the key is a list of these records again. */
    void unfill(long key, int[] ids, int kept) {
        arena.release(address(table.get(hash(key))), IntArena.blockFor(kept + IDS));
        int at = arena.allocate(IntArena.blockFor(ids.length + 1));
        arena.set(at, ids.length);
        System.arraycopy(ids, 0, arena.page(at), IntArena.offset(at) + 1, ids.length);
        table.put(hash(key), ~at);
    }

    /** Puts a record back among those that a full key keeps, without counting it. */
    void keepAgain(long key, int id) {
        int at = address(table.get(hash(key)));
        int n = arena.get(at + KEPT);
        insert(arena.page(at), IntArena.offset(at) + IDS, n, id);
        arena.set(at + KEPT, n + 1);
    }

    /** Copies the listed records of a key, or the kept ones of a full key, and says how many. */
    int copy(long key, int[] out) {
        int value = table.get(hash(key));
        if (value >= 0) {
            out[0] = value - 1;
            return Math.min(value, 1);
        }
        int at = address(value);
        int n = arena.get(at);
        int kept = n < 0 ? arena.get(at + KEPT) : n;
        System.arraycopy(arena.page(at), IntArena.offset(at) + (n < 0 ? IDS : 1), out, 0, kept);
        return kept;
    }

    private boolean takeFromKept(int at, int id) {
        int n = arena.get(at + KEPT);
        int[] page = arena.page(at);
        int from = IntArena.offset(at) + IDS;
        for (int i = 0; i < n; i++) {
            if (page[from + i] == id) {
                delete(page, from, n, id);
                arena.set(at + KEPT, n - 1);
                return true;
            }
        }
        return false;
    }

    private int pair(int a, int b) {
        int at = arena.allocate(IntArena.SMALLEST);
        arena.set(at, 2);
        arena.set(at + 1, Math.min(a, b));
        arena.set(at + 2, Math.max(a, b));
        return at;
    }

    private int move(int from, int ints, int oldBlock, int newBlock) {
        int to = arena.allocate(newBlock);
        System.arraycopy(arena.page(from), IntArena.offset(from), arena.page(to), IntArena.offset(to), ints);
        arena.release(from, oldBlock);
        return to;
    }

    private static void insert(int[] page, int from, int n, int id) {
        int i = from + n;
        while (i > from && page[i - 1] > id) {
            page[i] = page[i - 1];
            i--;
        }
        page[i] = id;
    }

    private static void delete(int[] page, int from, int n, int id) {
        int i = from;
        while (i < from + n && page[i] != id) {
            i++;
        }
        if (i == from + n) {
            throw new IllegalStateException("record " + id + " is not under its key");
        }
        System.arraycopy(page, i + 1, page, i, from + n - i - 1);
    }

    private static int hash(long key) {
        return (int) (key >>> 32);
    }

    private static int address(int value) {
        return ~value;
    }

    void save(ArrayOutput to) throws IOException {
        table.save(to);
        arena.save(to);
    }

    void load(ArrayInput from) throws IOException {
        table.load(from);
        arena.load(from);
    }

    long bytes() {
        return table.bytes() + arena.bytes();
    }
}
