package io.tierhub.flow;

import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.store.FactRow;
import io.tierhub.store.OwnersAwaited.Wait;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Facts may come before their customers. When a customer comes, those that waited for it count from then on. */
final class AwakenFacts {
    private final Tx tx;
    private final MasterCustomers customers;
    private final FactEvents events;

    AwakenFacts(Tx tx, MasterCustomers customers, FactEvents events) {
        this.tx = tx;
        this.customers = customers;
        this.events = events;
    }

    private record Group(int system, Entity entity) {}

    /** Gives waiting facts to the chunk's new and changed records. */
    void awaken() {
        if (tx.ownersAwaited().isEmpty()) {
            return;
        }
        Map<OwnerRef, Integer> handles = handles();
        Map<Group, List<Wait>> woken = new HashMap<>();
        List<Wait> over = new ArrayList<>();
        for (OwnerRef.By by : OwnerRef.By.values()) {
            List<String> values = handles.keySet().stream()
                    .filter(owner -> owner.by() == by)
                    .map(OwnerRef::value)
                    .toList();
            for (Wait wait :
                    values.isEmpty() ? List.<Wait>of() : tx.ownersAwaited().find(by, values)) {
                if (by != OwnerRef.By.KEY || wait.system() == customers.systemId()) {
                    woken.computeIfAbsent(new Group(wait.system(), wait.entity()), g -> new ArrayList<>())
                            .add(wait);
                    over.add(wait);
                }
            }
        }
        woken.forEach((group, waits) -> assign(group, waits, handles));
        tx.ownersAwaited().remove(over);
    }

    private Map<OwnerRef, Integer> handles() {
        Map<OwnerRef, Integer> handles = new HashMap<>();
        for (Draft draft : customers.drafts().values()) {
            handles.putIfAbsent(new OwnerRef(OwnerRef.By.KEY, draft.clean.key().key()), draft.id);
            for (FieldValue value : draft.clean.values()) {
                OwnerRef.By by = HandleIndex.by(value.field());
                if (by != null) {
                    handles.putIfAbsent(new OwnerRef(by, value.value()), draft.id);
                }
            }
        }
        return handles;
    }

    private void assign(Group group, List<Wait> waits, Map<OwnerRef, Integer> handles) {
        String system = tx.systems().nameOf(group.system());
        Map<String, Integer> records = new HashMap<>();
        for (Wait wait : waits) {
            Integer record = handles.get(wait.owner());
            if (record != null) {
                records.put(wait.key(), record);
            }
        }
        List<FactRow> facts = tx.facts().byKeys(group.system(), group.entity(), List.copyOf(records.keySet()));
        List<String> keys = new ArrayList<>();
        int[] owners = new int[facts.size()];
        for (FactRow fact : facts) {
            int record = records.getOrDefault(fact.key(), 0);
            owners[keys.size()] = record;
            keys.add(fact.key());
            events.add(tx, record, system, fact);
        }
        tx.facts().assign(group.system(), group.entity(), keys, owners);
    }
}
