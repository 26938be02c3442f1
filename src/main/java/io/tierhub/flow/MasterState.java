package io.tierhub.flow;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.match.Features;
import io.tierhub.match.MatchIndex;
import io.tierhub.match.MatchRules;
import io.tierhub.store.SourceRecords;
import io.tierhub.store.Store;
import io.tierhub.store.Systems;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the one mastering thread keeps in memory: the match index, the key index and the next numbers. All of it is
 * derived from the store and never the truth. Readers on other threads look through {@link #unchanged} only.
 */
public final class MasterState {
    /** Records taken apart at once while the state is built. */
    private static final int BATCH = 5_000;

    private final MatchIndex matches;
    private final KeyIndex keys = new KeyIndex();
    private final HandleIndex handles;
    private final KeyIndex accounts = new KeyIndex();
    private int nextRecord;
    private long nextCustomer;
    private boolean contactsMayWait;

    private MasterState(MatchIndex matches, HandleIndex handles) {
        this.matches = matches;
        this.handles = handles;
    }

    /**
     * Builds everything from the store; at a million customers this takes seconds.
     *
     * @param byHandle whether any system's facts name their customers by email or phone
     * @param behind makes good a first load that was cut off
     */
    public static MasterState load(Store store, MatchRules rules, boolean byHandle, GoldenBehind behind) {
        MasterState state = new MasterState(new MatchIndex(rules), new HandleIndex(byHandle));
        store.read(tx -> {
            state.nextRecord = tx.sources().nextId();
            state.nextCustomer = tx.customers().nextId();
            List<SourceRecords.Indexed> batch = new ArrayList<>(BATCH);
            tx.sources().scan(row -> {
                batch.add(row);
                if (batch.size() == BATCH) {
                    state.add(batch, tx.systems());
                }
            });
            state.add(batch, tx.systems());
            return state;
        });
        state.contactsMayWait = state.size() > 0;
        behind.catchUp(store, state);
        return state;
    }

    /** Takes records apart on all processors, and adds them in their order. Empties the list. */
    private void add(List<SourceRecords.Indexed> rows, Systems systems) {
        CleanRecord[] clean = new CleanRecord[rows.size()];
        for (int i = 0; i < clean.length; i++) {
            clean[i] = clean(rows.get(i), systems);
        }
        Features[] features = new Features[clean.length];
        Arrays.parallelSetAll(features, i -> Features.of(clean[i]));
        for (int i = 0; i < clean.length; i++) {
            add(rows.get(i), clean[i], features[i]);
        }
        rows.clear();
    }

    private static CleanRecord clean(SourceRecords.Indexed row, Systems systems) {
        return new CleanRecord(
                new SourceKey(systems.nameOf(row.system()), row.key()),
                row.type(),
                row.clean(),
                row.updatedAt(),
                0,
                row.deleted(),
                List.of());
    }

    private void add(SourceRecords.Indexed row, CleanRecord clean, Features features) {
        matches.add(row.id(), row.customer(), features);
        keys.put(keyHash(clean.key().system(), clean.key().key()), row.id(), row.hash());
        handles.add(row.id(), clean);
        linked(row.id(), row.account());
    }

    /** The hash by which the key index knows a source key. */
    static long keyHash(String system, String key) {
        return KeyIndex.hash(system, key);
    }

    MatchIndex matches() {
        return matches;
    }

    HandleIndex handles() {
        return handles;
    }

    /** The record of a key, or 0. */
    synchronized int record(long keyHash) {
        return keys.find(keyHash);
    }

    /** Whether the key is known with just this content: then there is nothing to do. */
    synchronized boolean unchanged(long keyHash, long contentHash) {
        return keys.unchanged(keyHash, contentHash);
    }

    /** Makes a committed record findable. */
    synchronized void known(long keyHash, int record, long contentHash) {
        keys.put(keyHash, record, contentHash);
    }

    /** The record of the account that a contact's record belongs to, or 0. */
    int accountOf(int record) {
        return Math.max(0, accounts.find(record));
    }

    /** Notes that a contact's record belongs to an account's; 0: to none any more. */
    void linked(int contact, int account) {
        if (account != 0 || accounts.find(contact) != 0) {
            accounts.put(contact, account == 0 ? -1 : account, 0);
        }
    }

    /** False only while no contact of this store ever waited for its account: then none need be looked for. */
    boolean contactsMayWait() {
        return contactsMayWait;
    }

    /** A contact waits for its account from now on. */
    void contactWaits() {
        contactsMayWait = true;
    }

    int nextRecord() {
        return nextRecord;
    }

    long nextCustomer() {
        return nextCustomer;
    }

    /** Moves the numbers on, after the commit. */
    void used(int nextRecordNow, long nextCustomerNow) {
        nextRecord = nextRecordNow;
        nextCustomer = nextCustomerNow;
    }

    /** How many source records there are. */
    synchronized int size() {
        return keys.size();
    }
}
