package io.tierhub.flow;

import io.tierhub.act.Item;
import io.tierhub.store.Effect;
import io.tierhub.store.ItemRow;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tasks of people: what is to be done, by whom, until when. */
public final class Tasks {
    private final Store store;
    private final MasterLock lock;
    private final BusinessClock clock;

    public Tasks(Store store, MasterLock lock, BusinessClock clock) {
        this.store = store;
        this.lock = lock;
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

    /** Notes that a task is done. */
    public ItemRow done(String id, String by, @Nullable String note) {
        return change(id, row -> row.done(by, note, clock.now().toEpochMilli()));
    }

    private ItemRow change(String id, UnaryOperator<ItemRow> how) {
        long number = ItemRow.number(id);
        return lock.still(() -> store.transaction(Effect.TASK_CHANGED, tx -> {
            ItemRow changed = how.apply(standing(tx, number, id));
            tx.actionItems().update(List.of(changed));
            return changed;
        }));
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
