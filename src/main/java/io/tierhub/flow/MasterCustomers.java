package io.tierhub.flow;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.match.MatchDecision;
import io.tierhub.store.SourceRow;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Gives every customer's row of one chunk its place: same as a known customer, several known ones joined, or new. Works
 * on pending state of the match index; {@link #settle} makes it known after the commit.
 */
final class MasterCustomers {
    private final MasterState state;
    private final PrepareChunk prepare;
    private final Reads reads;
    private final String system;
    private final long file;
    private final int today;
    private final int systemId;
    private final long firstFresh;
    private final Map<Integer, Draft> drafts = new LinkedHashMap<>();
    private final Map<Long, Integer> freshKeys = new HashMap<>();
    private final TreeSet<Long> touched = new TreeSet<>();
    private final Moves moves;
    private final Doubts doubts = new Doubts();
    private final long nowMs;
    private final List<SourceRow> fresh = new ArrayList<>();
    private final List<SourceRow> changed = new ArrayList<>();
    private int nextRecord;
    private long nextCustomer;
    private long unchanged;

    /** A row as the store has it. */
    private record Known(SourceRow row, CleanRecord clean) {}

    MasterCustomers(
            MasterState state, PrepareChunk prepare, Reads reads, MasterChunk.Origin origin, EnqueueMoves enqueue) {
        this.state = state;
        this.prepare = prepare;
        this.reads = reads;
        this.system = origin.system();
        this.systemId = origin.systemId();
        this.file = origin.file();
        this.today = origin.today();
        this.nowMs = origin.nowMs();
        this.moves = new Moves(enqueue);
        this.nextRecord = state.nextRecord();
        this.nextCustomer = state.nextCustomer();
        this.firstFresh = nextCustomer;
    }

    /** Takes the rows in their order; of several with one key the last one stands. */
    void place(List<PreparedCustomer> items) {
        Map<Integer, Known> known = knownRows(items);
        for (PreparedCustomer item : items) {
            long keyHash = MasterState.keyHash(system, item.key());
            int record = recordOf(keyHash);
            if (record == 0) {
                add(item, keyHash);
            } else if (!drafts.containsKey(record)
                    && state.unchanged(keyHash, item.source().contentHash())) {
                unchanged++;
            } else {
                change(item, keyHash, record, known);
            }
        }
    }

    /** The record of a key of this system, pending ones included; 0 if there is none. */
    int recordOf(long keyHash) {
        Integer fresh = freshKeys.get(keyHash);
        return fresh != null ? fresh : state.record(keyHash);
    }

    /** The record that a clean email address or phone number belongs to, pending ones included; 0 if there is none. */
    int handleOwner(OwnerRef owner) {
        int known = state.handles().find(owner);
        if (known != 0) {
            return known;
        }
        String field = owner.by() == OwnerRef.By.EMAIL ? "emails" : "phones";
        for (Draft draft : drafts.values()) {
            if (draft.clean.all(field).contains(owner.value())) {
                return draft.id;
            }
        }
        return 0;
    }

    /** The rows that may be replaced. */
    private Map<Integer, Known> knownRows(List<PreparedCustomer> items) {
        int[] ids = new int[items.size()];
        int n = 0;
        for (PreparedCustomer item : items) {
            long keyHash = MasterState.keyHash(system, item.key());
            int record = state.record(keyHash);
            if (record != 0 && !state.unchanged(keyHash, item.source().contentHash())) {
                ids[n++] = record;
            }
        }
        int[] wanted = Arrays.stream(ids, 0, n).distinct().toArray();
        return n == 0 ? Map.of() : reads.read(tx -> known(tx, wanted));
    }

    private static Map<Integer, Known> known(Tx tx, int[] ids) {
        Map<Integer, Known> known = new HashMap<>();
        SourceRowsById.read(tx, ids).forEach((id, row) -> known.put(id, new Known(row, RebuildGolden.clean(tx, row))));
        return known;
    }

    private void add(PreparedCustomer item, long keyHash) {
        PreparedCustomer.Work work = work(item);
        Draft draft = new Draft(nextRecord++, true, keyHash, item.source(), work.clean());
        drafts.put(draft.id, draft);
        freshKeys.put(keyHash, draft.id);
        follow(state.matches().place(draft.id, work.features(), () -> nextCustomer++));
    }

    private void change(PreparedCustomer item, long keyHash, int record, Map<Integer, Known> known) {
        PreparedCustomer.Work work = work(item);
        Draft draft = drafts.get(record);
        if (draft == null) {
            Known before = knownOf(record, item, known);
            draft = new Draft(record, false, keyHash, item.source(), before.clean());
            draft.hash = before.row().hash();
            draft.account = before.row().account();
        }
        if (draft.hash == item.source().contentHash() || older(work.clean(), draft.clean)) {
            unchanged++;
            return;
        }
        drafts.put(record, draft);
        draft.become(item.source(), work.clean());
        touched.add(state.matches().customerOf(record));
        follow(state.matches().replace(record, work.features(), () -> nextCustomer++));
    }

    private Known knownOf(int record, PreparedCustomer item, Map<Integer, Known> known) {
        Known before = known.get(record);
        if (before == null || !before.row().key().equals(item.key())) {
            throw new IllegalStateException("the key index and the store disagree about a record of " + system
                    + " (line " + item.source().at().line() + "); restart the hub to build the index anew");
        }
        return before;
    }

    private PreparedCustomer.Work work(PreparedCustomer item) {
        PreparedCustomer.Work done = item.work();
        return done != null ? done : prepare.work(item.source());
    }

    /** A row that its source dates before what is known never replaces it. */
    private static boolean older(CleanRecord now, CleanRecord before) {
        return now.updatedAt() != 0 && now.updatedAt() < before.updatedAt();
    }

    private void follow(MatchDecision decision) {
        touched.add(decision.customer());
        moves.follow(decision);
        doubts.follow(decision, nowMs);
    }

    /** Makes the rows of all records, once each of them has its place and its account. */
    void decide() {
        for (Draft draft : drafts.values()) {
            long customer = state.matches().customerOf(draft.id);
            (draft.fresh ? fresh : changed).add(draft.row(systemId, customer, file));
        }
    }

    /** Writes the source records, moves those whose customer was absorbed, and keeps what a person is to decide. In a first load it leaves the state alone. */
    void write(Tx tx) {
        tx.sources().insert(fresh);
        tx.sources().update(changed);
        moves.write(tx, state.matches(), drafts.keySet(), firstFresh, nowMs, today);
        doubts.write(tx, state.matches(), changed.stream().map(SourceRow::id).toList());
    }

    /** Makes everything findable. */
    void settle() {
        state.matches().commit();
        tell(state);
        state.used(nextRecord, nextCustomer);
    }

    /** What is known of the records now, beside what the match index tells. */
    void tell(StateChanges to) {
        for (Draft draft : drafts.values()) {
            to.known(draft.keyHash, draft.id, draft.hash);
            state.handles().tell(draft.id, draft.clean, to);
        }
    }

    Map<Integer, Draft> drafts() {
        return drafts;
    }

    /** Adds a customer whose standing changed for another reason than its own records. */
    void touch(long customer) {
        touched.add(customer);
    }

    /** The customers whose golden record must be built anew. */
    long[] touched() {
        return touched.stream()
                .filter(customer -> !moves.gone(customer))
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Customers from this number on are new to the store. */
    long firstFresh() {
        return firstFresh;
    }

    String system() {
        return system;
    }

    int systemId() {
        return systemId;
    }

    /** Rows that said nothing new. */
    long unchanged() {
        return unchanged;
    }
}
