package io.tierhub.match;

import java.io.IOException;
import java.util.Arrays;

/**
 * The blocking keys of all records. A key that more than the cap of records share becomes a hub value: its records are found by
 * that key together with a second field from then on, and the hub is counted and reported.
 */
final class KeyIndex {
    private static final int SUB_KEYS = 2;

    private final Postings postings = new Postings();
    private final BlockingKeys maker = new BlockingKeys();
    private final FeatureView other = new FeatureView();
    private final Records records;
    private final Journal journal;
    private final int cap;
    private long[] hubs = new long[16];
    private int hubCount;
    private long touched;

    KeyIndex(Records records, Journal journal, int cap) {
        this.records = records;
        this.journal = journal;
        this.cap = cap;
    }

    int count(long key) {
        return postings.count(key);
    }

    boolean isHub(long key) {
        return postings.isFull(key);
    }

    int copy(long key, int[] out) {
        return postings.copy(key, out);
    }

    /** The longest list that {@link #copy} may give. */
    int longest() {
        return cap + 1;
    }

    long[] keys(FeatureView view) {
        return maker.of(view);
    }

    void add(int record, long[] keys, FeatureView view) {
        for (long key : keys) {
            touched ^= postings.touch(key);
        }
        for (long key : keys) {
            boolean hub = postings.isFull(key);
            int listed = postings.add(key, record);
            if (hub) {
                addSubKeys(record, key, view);
            } else if (listed > cap) {
                becomeHub(key, listed);
            }
        }
    }

    void remove(int record, long[] keys, FeatureView view) {
        for (long key : keys) {
            boolean hub = postings.isFull(key);
            take(key, record);
            if (hub) {
                removeSubKeys(record, key, view);
            }
        }
    }

    private void becomeHub(long key, int listed) {
        int[] ids = list(key, listed);
        postings.fill(key, Arrays.copyOf(ids, 1));
        journal.pushFull(Journal.HUB, key, 1, ids);
        if (hubCount == hubs.length) {
            hubs = Arrays.copyOf(hubs, hubCount * 2);
        }
        hubs[hubCount++] = key;
        for (int id : ids) {
            addSubKeys(id, key, records.view(id, other));
        }
    }

    private void addSubKeys(int record, long hub, FeatureView view) {
        for (int which = 0; which < SUB_KEYS; which++) {
            long sub = maker.subKey(view, hub, which);
            if (sub != 0 && postings.add(sub, record) > cap) {
                int[] ids = list(sub, cap + 1);
                postings.fill(sub, ids);
                journal.pushFull(Journal.FROZEN, sub, ids.length, ids);
            }
        }
    }

    private void removeSubKeys(int record, long hub, FeatureView view) {
        for (int which = 0; which < SUB_KEYS; which++) {
            long sub = maker.subKey(view, hub, which);
            if (sub != 0) {
                take(sub, record);
            }
        }
    }

    private void take(long key, int record) {
        if (postings.remove(key, record)) {
            journal.push(Journal.LOST_KEPT, record, key);
        }
    }

    /** Takes the newest hub back. */
    void undoHub(long key, int kept, int[] ids) {
        hubCount--;
        for (int id : ids) {
            removeSubKeys(id, key, records.view(id, other));
        }
        postings.unfill(key, ids, kept);
    }

    void undoFrozen(long key, int kept, int[] ids) {
        postings.unfill(key, ids, kept);
    }

    void undoLostKept(long key, int record) {
        postings.keepAgain(key, record);
    }

    private int[] list(long key, int listed) {
        int[] ids = new int[listed];
        postings.copy(key, ids);
        return ids;
    }

    /** The keys that became hubs, oldest first. */
    long[] hubs() {
        return Arrays.copyOf(hubs, hubCount);
    }

    void save(ArrayOutput to) throws IOException {
        to.put(hubCount);
        to.put(hubs);
        postings.save(to);
    }

    void load(ArrayInput from) throws IOException {
        hubCount = from.getInt();
        hubs = from.getLongs();
        postings.load(from);
    }

    long bytes() {
        return postings.bytes() + 8L * hubs.length;
    }
}
