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

/** Masters one prepared chunk inside one transaction. */
final class MasterChunk {
    private final MasterState state;
    private final PrepareChunk prepare;
    private final RebuildGolden golden;
    private final Tx tx;
    private final MasterCustomers customers;
    private final LinkAccounts accounts;
    private final RecordBehaviour behaviour = new RecordBehaviour();
    private final MasterFacts facts;
    private final AwakenFacts awaken;
    private final long nowMs;
    private final int today;

    MasterChunk(MasterState state, PrepareChunk prepare, RebuildGolden golden, Tx tx, Origin origin) {
        this.state = state;
        this.prepare = prepare;
        this.golden = golden;
        this.tx = tx;
        this.nowMs = origin.nowMs();
        this.today = origin.today();
        this.customers = new MasterCustomers(state, prepare, tx, origin.system(), origin.file(), today);
        this.accounts = new LinkAccounts(state, tx, customers, origin.system());
        this.facts = new MasterFacts(tx, customers, behaviour, nowMs / 1000);
        this.awaken = new AwakenFacts(tx, customers, behaviour, nowMs / 1000);
    }

    /** Where a chunk comes from and when. */
    record Origin(String system, long file, long nowMs, int today) {}

    /** Writes everything but the ledger. */
    void write(PrepareChunk.Prepared chunk, EntityMapping mapping) {
        long firstFresh = state.nextCustomer();
        customers.place(chunk.customers());
        if (mapping.customerUnknown() == UnknownCustomer.CREATE) {
            customers.place(strangers(chunk.facts()));
        }
        facts.place(chunk.facts());
        accounts.link();
        customers.write();
        awaken.awaken();
        facts.write();
        behaviour.write(tx);
        golden.write(tx, state.matches(), customers.touched(), customers.drafts(), firstFresh, nowMs, today);
        tx.gradesDue().mark(whoseBehaviourChanged(), today);
        if (!tx.loading()) {
            tx.matchChanges().append(changes());
        }
    }

    /** What {@link #settle} will change. A first load leaves them untold: no snapshot comes before it. */
    private List<byte[]> changes() {
        PackedChanges packed = new PackedChanges();
        state.matches().tell(packed);
        customers.tell(packed);
        accounts.tell(packed);
        return packed.pieces();
    }

    /** After the commit. */
    void settle() {
        customers.settle();
        accounts.settle();
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
