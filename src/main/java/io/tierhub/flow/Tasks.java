package io.tierhub.flow;

import io.tierhub.act.ActionRule;
import io.tierhub.act.ActionSettings;
import io.tierhub.act.ActionTarget;
import io.tierhub.act.Item;
import io.tierhub.act.Run;
import io.tierhub.store.ActionRuns.Owned;
import io.tierhub.store.Effect;
import io.tierhub.store.ItemRow;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tasks of people: what is to be done, by whom, until when. */
public final class Tasks {
    /** Approvals of one transaction. */
    private static final int BATCH = 500;

    private final Store store;
    private final MasterLock lock;
    private final ActionSettings settings;
    private final List<ActionTarget> targets;
    private final BusinessClock clock;

    public Tasks(
            Store store, MasterLock lock, ActionSettings settings, List<ActionTarget> targets, BusinessClock clock) {
        this.store = store;
        this.lock = lock;
        this.settings = settings;
        this.targets = List.copyOf(targets);
        this.clock = clock;
    }

    /**
     * Tasks in the order in which they are due.
     *
     * @param owner only of this one; null: of all
     * @param all also those that are done, cancelled or to come
     */
    public List<ItemRow> list(@Nullable String owner, boolean all, int limit) {
        return store.read(tx -> tx.actionItems().tasks(owner, all, limit));
    }

    /** How many are to be done. */
    public long open() {
        return store.read(tx -> tx.actionItems().openTasks());
    }

    /** Gives a task to somebody. */
    public ItemRow assign(String id, String to) {
        return change(id, row -> row.assigned(to));
    }

    /** Notes that a task is done; done, the task to approve something approves it. */
    public ItemRow done(String id, String by, @Nullable String note) {
        return change(id, row -> row.done(by, note, clock.now().toEpochMilli()));
    }

    private ItemRow change(String id, UnaryOperator<ItemRow> how) {
        long number = ItemRow.number(id);
        return lock.still(() -> store.transaction(Effect.TASK_CHANGED, tx -> {
            ItemRow changed = how.apply(standing(tx, number, id));
            tx.actionItems().update(List.of(changed));
            String by = changed.settledBy();
            ActionRule rule = settings.action(changed.action());
            if (changed.item().step() == ActionRule.APPROVAL && by != null && rule != null) {
                tx.actionRuns().approve(changed.origin(), changed.action(), changed.transition(), by);
                tx.actionStates().touch(changed.customer(), asking(rule));
            }
            return changed;
        }));
    }

    /**
     * Approves what an action asks for of all customers for whom it holds and nobody has, those of the very first grading too;
     * how many they are.
     *
     * @throws IllegalArgumentException when there is no such action, or it asks for no approval
     */
    public int approve(String action, String by) {
        ActionRule rule = settings.action(action);
        if (rule == null || !rule.asks()) {
            throw new IllegalArgumentException((rule == null ? "there is no action " + action : action + " asks nobody")
                    + "; approval: required stands in ensure of config/actions.yaml");
        }
        int all = 0;
        for (int some = BATCH; some == BATCH; all += some) {
            some = lock.still(() -> store.transaction(Effect.TASK_CHANGED, tx -> approve(tx, rule, by)));
        }
        return all;
    }

    /** The systems in which the customer stands as a person approves. */
    private List<String> asking(ActionRule rule) {
        return targets.stream()
                .filter(target -> rule.ensure().entrySet().stream()
                        .anyMatch(each -> each.getValue().approval() && target.named(each.getKey())))
                .map(ActionTarget::system)
                .toList();
    }

    private int approve(Tx tx, ActionRule rule, String by) {
        List<Owned> waiting = tx.actionRuns().unapproved(rule.id(), BATCH);
        long now = clock.now().toEpochMilli();
        for (Owned each : waiting) {
            Run run = each.run();
            tx.actionRuns().approve(run.origin(), rule.id(), run.transition(), by);
            tx.actionStates().touch(each.customer(), asking(rule));
            ItemRow task = tx.actionItems().approval(run);
            if (task != null) {
                tx.actionItems().update(List.of(task.done(by, null, now)));
            }
        }
        return waiting.size();
    }

    private static ItemRow standing(Tx tx, long number, String id) {
        ItemRow row = tx.actionItems().of(number);
        if (row == null || row.item().kind() != Item.Kind.TASK) {
            throw new IllegalArgumentException("there is no task " + id + "; tierhub tasks list shows those there are");
        }
        if (row.state() != Item.State.OPEN && row.state() != Item.State.WAITING) {
            throw new IllegalArgumentException("task " + id + " is " + row.state() + " already; nothing was changed");
        }
        return row;
    }
}
