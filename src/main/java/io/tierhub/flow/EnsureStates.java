package io.tierhub.flow;

import io.tierhub.act.ActionSettings;
import io.tierhub.act.ActionTarget;
import io.tierhub.act.CustomerState;
import io.tierhub.act.Desired;
import io.tierhub.act.DesiredStates;
import io.tierhub.act.Run;
import io.tierhub.store.ActionStates.Told;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells targets how customers should stand, where that differs from what they were told last. */
final class EnsureStates {
    private final DesiredStates desired;
    private final List<ActionTarget> targets;

    EnsureStates(ActionSettings settings, List<ActionTarget> targets) {
        this.desired = new DesiredStates(settings);
        this.targets = targets;
    }

    boolean any() {
        return desired.any() && !targets.isEmpty();
    }

    /** @param runs all runs by customer, as they stand now */
    void write(Tx tx, ActionEvents events, Map<Long, CustomerState> states, Map<Long, List<Run>> runs) {
        tx.actionStates().put(changes(tx, events, states, runs));
    }

    /** What there is to note of what targets are told; gathers the events, and writes nothing. */
    List<Told> changes(Tx tx, ActionEvents events, Map<Long, CustomerState> states, Map<Long, List<Run>> runs) {
        long[] customers =
                states.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        List<Told> now = new ArrayList<>();
        for (ActionTarget target : targets) {
            Map<Long, Told> told = tx.actionStates().of(target.system(), customers);
            for (long customer : customers) {
                Told before = told.get(customer);
                List<Run> of = runs.getOrDefault(customer, List.of());
                CustomerState state = states.get(customer);
                if (state == null || of.isEmpty() && before == null) {
                    continue;
                }
                Desired wanted = desired.of(target, new CustomerId(customer), state, of);
                Told next = new Told(customer, target.system(), DesiredJson.text(wanted), false);
                if (before == null ? DesiredStates.isNothing(wanted) : before.equals(next)) {
                    continue;
                }
                now.add(next);
                boolean same = before != null && before.content().equals(next.content()) && !before.stale();
                if (!same && events.hears(target, customer)) {
                    @Nullable Desired last = before == null ? null : DesiredJson.read(before.content());
                    events.add(target, customer, state, DesiredJson.event(wanted, last));
                }
            }
        }
        return now;
    }
}
