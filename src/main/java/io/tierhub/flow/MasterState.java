package io.tierhub.flow;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.match.ArrayInput;
import io.tierhub.match.ArrayOutput;
import io.tierhub.match.Features;
import io.tierhub.match.MatchIndex;
import io.tierhub.store.MatchModels;
import io.tierhub.store.SourceRecords;
import io.tierhub.store.Store;
import io.tierhub.store.Systems;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.SourceKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the one mastering thread keeps in memory: the match index, the key index and the next numbers. All of it is
 * derived from the store and never the truth. Readers on other threads look through {@link #unchanged} only.
 */
public final class MasterState implements StateChanges {
    private static final Logger LOG = LoggerFactory.getLogger(MasterState.class);
    /** Records taken apart at once while the state is built. */
    private static final int BATCH = 5_000;
    /** Fewer changes than this are done again in a moment. */
    static final int FEW = 10_000;
    /** A snapshot is written anew when one in so many records has changed: while the hub runs, or at a stop. */
    static final int OUTGROWN = 4;

    static final int WORTHWHILE = 50;

    private final MatchIndex matches;
    private final KeyIndex keys = new KeyIndex();
    private final HandleIndex handles;
    private final KeyIndex accounts = new KeyIndex();
    private int nextRecord;
    private long nextCustomer;
    private int changed;
    private boolean contactsMayWait;

    MasterState(MatchIndex matches, HandleIndex handles) {
        this.matches = matches;
        this.handles = handles;
    }

    /**
     * Takes everything from the snapshot and what the store has noted since; without one, builds it from all source
     * records, which at a million customers takes seconds.
     *
     * @param behind makes good a first load that was cut off
     */
    public static MasterState load(Store store, MatchSnapshot snapshot, GoldenBehind behind) {
        long start = System.nanoTime();
        MasterState state = store.read(tx -> {
            MasterState read = snapshot.read(tx).orElseGet(() -> built(tx, snapshot.empty()));
            read.matches.constrain(tx.decisions().links());
            read.matches.commit();
            read.nextRecord = tx.sources().nextId();
            read.nextCustomer = Math.max(tx.customers().nextId(), tx.sources().greatestCustomer() + 1);
            MatchModels.@Nullable Row model = tx.matchModels().newest();
            if (model != null) {
                read.matches.use(ModelJson.read(model.json()));
            }
            return read;
        });
        state.contactsMayWait = state.size() > 0;
        LOG.info("{} source records ready in {} ms", state.size(), (System.nanoTime() - start) / 1_000_000);
        behind.catchUp(store, state, () -> {});
        return state;
    }

    private static MasterState built(Tx tx, MasterState state) {
        List<SourceRecords.Indexed> batch = new ArrayList<>(BATCH);
        tx.sources().scan(row -> {
            batch.add(row);
            if (batch.size() == BATCH) {
                state.add(batch, tx.systems());
            }
        });
        state.add(batch, tx.systems());
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
        known(keyHash(clean.key().system(), clean.key().key()), row.id(), row.hash());
        handles.tell(row.id(), clean, this);
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
    @Override
    public synchronized void known(long keyHash, int record, long contentHash) {
        keys.put(keyHash, record, contentHash);
        changed++;
    }

    @Override
    public void handle(long handleHash, int record) {
        handles.add(handleHash, record);
    }

    /** Pending, as all that the match index does, until it commits. */
    @Override
    public void left(int record) {
        matches.again().left(record);
    }

    @Override
    public void entered(int record, byte[] features) {
        matches.again().entered(record, features);
    }

    @Override
    public void assigned(int record, long customer) {
        matches.again().assigned(record, customer);
    }

    /** The record of the account that a contact's record belongs to, or 0. */
    int accountOf(int record) {
        return Math.max(0, accounts.find(record));
    }

    @Override
    public void linked(int contact, int account) {
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

    /**
     * Whether a start from the last snapshot would do much again.
     *
     * @param busy whether files are coming in, which writing one holds up
     */
    synchronized boolean outgrewSnapshot(boolean busy) {
        return changed >= FEW && changed >= keys.size() / (busy ? 1 : OUTGROWN);
    }

    /** Whether a snapshot at a stop saves more of the next start than it costs now. */
    synchronized boolean worthSnapshot() {
        return changed > 0 && changed >= keys.size() / WORTHWHILE;
    }

    /** Writes everything, next to the numbers that the store tells. */
    synchronized void save(ArrayOutput to) throws IOException {
        matches.save(to);
        keys.save(to);
        accounts.save(to);
        handles.index().save(to);
        changed = 0;
    }

    synchronized void load(ArrayInput from) throws IOException {
        matches.load(from);
        keys.load(from);
        accounts.load(from);
        handles.index().load(from);
    }

    /** How many source records there are. */
    synchronized int size() {
        return keys.size();
    }
}
