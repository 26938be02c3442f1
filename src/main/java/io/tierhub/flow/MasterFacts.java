package io.tierhub.flow;

import io.tierhub.cleanse.CleanFact;
import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.store.FactRow;
import io.tierhub.store.OwnersAwaited.Wait;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the facts of one chunk to their customers' source records, or lets them wait. */
final class MasterFacts {
    private final MasterCustomers customers;
    private final FactEvents events;
    private final Map<String, Integer> kinds = new HashMap<>();
    private final Map<String, FactRow> written = new LinkedHashMap<>();
    private final List<Wait> waits = new ArrayList<>();
    private final List<Wait> over = new ArrayList<>();
    private long unchanged;

    MasterFacts(MasterCustomers customers, FactEvents events) {
        this.customers = customers;
        this.events = events;
    }

    /** Takes the facts, all of one entity, in their order; of several with one key the last one stands. */
    void place(Tx tx, List<PreparedFact> items) {
        Map<String, FactRow> known = new HashMap<>();
        tx.facts()
                .byKeys(
                        customers.systemId(),
                        items.get(0).fact().entity(),
                        items.stream().map(item -> item.fact().key()).distinct().toList())
                .forEach(row -> known.put(row.key(), row));
        for (PreparedFact item : items) {
            FactRow before = written.getOrDefault(
                    item.fact().key(), known.get(item.fact().key()));
            if (before != null && (before.hash() == item.contentHash() || older(item.fact(), before))) {
                unchanged++;
            } else {
                take(tx, item, before);
            }
        }
    }

    private static boolean older(CleanFact fact, FactRow before) {
        return fact.updatedAt() != 0 && fact.updatedAt() < before.updatedAt();
    }

    private void take(Tx tx, PreparedFact item, @Nullable FactRow before) {
        CleanFact fact = item.fact();
        int record = ownerOf(fact.owner());
        int kind = kindOf(tx, fact);
        FactRow now = row(item, record, kind);
        if (before != null && before.record() != 0) {
            events.remove(fact.system(), before, now);
        }
        if (before != null && before.record() == 0) {
            over.add(wait(before.owner(), fact));
        }
        if (record == 0) {
            waits.add(wait(fact.owner(), fact));
        } else {
            events.add(tx, record, fact.system(), now);
        }
        written.put(fact.key(), now);
    }

    private Wait wait(OwnerRef owner, CleanFact fact) {
        return new Wait(customers.systemId(), fact.entity(), fact.key(), owner);
    }

    private int ownerOf(OwnerRef owner) {
        return owner.by() == OwnerRef.By.KEY
                ? customers.recordOf(MasterState.keyHash(customers.system(), owner.value()))
                : customers.handleOwner(owner);
    }

    private int kindOf(Tx tx, CleanFact fact) {
        return kinds.computeIfAbsent(
                fact.kind() + ' ' + fact.currency(),
                name -> tx.kinds().idOf(fact.entity(), fact.kind(), fact.currency()));
    }

    private FactRow row(PreparedFact item, int record, int kind) {
        CleanFact fact = item.fact();
        return new FactRow(
                customers.systemId(),
                fact.entity(),
                fact.key(),
                fact.owner(),
                record,
                item.contentHash(),
                fact.updatedAt(),
                fact.day(),
                fact.at(),
                kind,
                fact.amountMicros(),
                fact.refundOf(),
                fact.values());
    }

    /** Writes facts, what waits, and whose grades are due. */
    void write(Tx tx) {
        tx.facts().upsert(List.copyOf(written.values()));
        tx.ownersAwaited().remove(over);
        tx.ownersAwaited()
                .add(waits.stream()
                        .filter(wait -> recordNow(wait) == 0)
                        .distinct()
                        .toList());
    }

    /** A fact may stand twice in a chunk, first without its customer; what stands last decides. */
    private int recordNow(Wait wait) {
        FactRow row = written.get(wait.key());
        return row == null || !row.owner().equals(wait.owner()) ? -1 : row.record();
    }

    /** Facts that said nothing new. */
    long unchanged() {
        return unchanged;
    }
}
