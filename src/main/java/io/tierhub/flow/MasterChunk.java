package io.tierhub.flow;

import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.EntityMapping.UnknownCustomer;
import io.tierhub.intake.SourceRecord;
import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Masters one prepared chunk: {@link #match} finds the place of each row and changes the state, which is pending until
 * {@link #settle}; {@link #write} writes it all, in one transaction. In a first load writing leaves the state alone, so
 * another thread may do it.
 */
final class MasterChunk {
    private final MasterState state;
    private final PrepareChunk prepare;
    private final RebuildGolden golden;
    private final Reads reads;
    private final boolean loading;
    private final MasterCustomers customers;
    private final LinkAccounts accounts;
    private final RecordBehaviour behaviour = new RecordBehaviour();
    private final MasterFacts facts;
    private final long nowMs;
    private final int today;

    /** @param loading whether a first load is under way */
    MasterChunk(
            MasterState state,
            PrepareChunk prepare,
            RebuildGolden golden,
            Reads reads,
            EnqueueMoves enqueue,
            Origin origin,
            boolean loading) {
        this.state = state;
        this.prepare = prepare;
        this.golden = golden;
        this.reads = reads;
        this.loading = loading;
        this.nowMs = origin.nowMs();
        this.today = origin.today();
        this.customers = new MasterCustomers(state, prepare, reads, origin, enqueue);
        this.accounts = new LinkAccounts(state, reads, customers, origin.system());
        this.facts = new MasterFacts(customers, new FactEvents(behaviour, nowMs / 1000));
    }

    /** Where a chunk comes from and when. */
    record Origin(String system, int systemId, long file, long nowMs, int today) {}

    /** Places everything. */
    void match(PrepareChunk.Prepared chunk, EntityMapping mapping) {
        customers.place(chunk.customers());
        if (mapping.customerUnknown() == UnknownCustomer.CREATE) {
            customers.place(strangers(chunk.facts()));
        }
        if (!chunk.facts().isEmpty()) {
            reads.read(tx -> {
                facts.place(tx, chunk.facts());
                return facts;
            });
        }
        accounts.link();
        customers.decide();
    }

    /** Writes everything but the ledger. A first load leaves golden records and gradings to {@link GoldenBehind}. */
    void write(Tx tx) {
        accounts.write(tx);
        customers.write(tx);
        new AwakenFacts(tx, customers, new FactEvents(behaviour, nowMs / 1000)).awaken();
        facts.write(tx);
        behaviour.write(tx, nowMs / 1000);
        if (loading) {
            return;
        }
        golden.write(
                tx, state.matches(), customers.touched(), customers.drafts(), customers.firstFresh(), nowMs, today);
        tx.gradesDue().markForFacts(whoseBehaviourChanged(), today);
        tx.matchChanges().append(changes());
    }

    /** What {@link #settle} will change. A first load leaves it untold: no snapshot comes before it. */
    private List<byte[]> changes() {
        PackedChanges packed = new PackedChanges();
        state.matches().tell(packed);
        customers.tell(packed);
        accounts.tell(packed);
        return packed.pieces();
    }

    /** Makes it known in memory: after the commit, or where the state is forgotten if that fails. */
    void settle() {
        customers.settle();
        accounts.settle();
    }

    /** When the chunk is taken in, epoch milliseconds. */
    long nowMs() {
        return nowMs;
    }

    /** Rows that said nothing new. */
    long unchanged() {
        return customers.unchanged() + facts.unchanged();
    }

    /** A bare customer for each owner that nobody knows. */
    private List<PreparedCustomer> strangers(List<PreparedFact> items) {
        List<PreparedCustomer> bare = new ArrayList<>();
        Set<OwnerRef> seen = new HashSet<>();
        for (PreparedFact item : items) {
            OwnerRef owner = item.fact().owner();
            boolean known = owner.by() == OwnerRef.By.KEY
                    ? customers.recordOf(MasterState.keyHash(customers.system(), owner.value())) != 0
                    : customers.handleOwner(owner) != 0;
            if (!known && seen.add(owner)) {
                bare.add(prepare.bare(source(item, owner)));
            }
        }
        return bare;
    }

    private SourceRecord source(PreparedFact item, OwnerRef owner) {
        List<FieldValue> values = switch (owner.by()) {
            case KEY -> List.of();
            case EMAIL -> List.of(new FieldValue("emails", owner.value()));
            case PHONE -> List.of(new FieldValue("phones", owner.value()));
        };
        return new SourceRecord(
                customers.system(),
                Entity.CUSTOMERS,
                item.at(),
                owner.value(),
                null,
                values,
                KeyIndex.hash("bare", owner.value()));
    }

    private long[] whoseBehaviourChanged() {
        int[] records = behaviour.records();
        long[] owners = new long[records.length];
        for (int i = 0; i < records.length; i++) {
            owners[i] = state.matches().customerOf(countsFor(records[i]));
        }
        return owners;
    }

    /** The record of the account that a contact's facts count for, whichever of its records names it; else the record. */
    private int countsFor(int record) {
        int account = state.accountOf(record);
        if (account != 0) {
            return account;
        }
        for (int sibling : state.matches().members(state.matches().customerOf(record))) {
            if (state.accountOf(sibling) != 0) {
                return state.accountOf(sibling);
            }
        }
        return record;
    }
}
