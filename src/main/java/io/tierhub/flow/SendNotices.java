package io.tierhub.flow;

import io.tierhub.act.ActionRule;
import io.tierhub.act.ActionSettings;
import io.tierhub.act.ChannelSettings;
import io.tierhub.act.CustomerState;
import io.tierhub.act.Filling;
import io.tierhub.act.Item;
import io.tierhub.act.Run;
import io.tierhub.act.StepItems;
import io.tierhub.act.StepSettings;
import io.tierhub.act.TextSettings;
import io.tierhub.act.Timing;
import io.tierhub.publish.RetrySchedule;
import io.tierhub.store.Effect;
import io.tierhub.store.ItemRow;
import io.tierhub.store.Store;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Sends the notices that are due, one after the other, and records each at once; one that was sent before a kill and not
 * recorded is sent again. What fails is tried again as deliveries are.
 */
public final class SendNotices {
    private static final int BATCH = 50;
    private static final double NO_JITTER = 0.5;

    private final Store store;
    private final ActionSettings settings;
    private final Timing timing;
    private final Notifier notifier;
    private final BusinessClock clock;
    private final Stopping stopping;

    public SendNotices(
            Store store, ActionSettings settings, Notifier notifier, BusinessClock clock, Stopping stopping) {
        this.store = store;
        this.settings = settings;
        this.timing = new Timing(settings.timing(), clock.zone());
        this.notifier = notifier;
        this.clock = clock;
        this.stopping = stopping;
    }

    /** Sends all that is due now; how many were tried. */
    public int send() {
        int tried = 0;
        if (store.loading()) {
            return tried;
        }
        long until = clock.now().toEpochMilli();
        for (List<ItemRow> due = due(until); !due.isEmpty(); due = due(until)) {
            for (ItemRow row : due) {
                stopping.check();
                send(row);
                tried++;
            }
        }
        return tried;
    }

    private List<ItemRow> due(long nowMs) {
        return store.read(tx -> tx.actionItems().due(true, nowMs, BATCH));
    }

    private void send(ItemRow row) {
        ActionRule rule = settings.action(row.action());
        StepSettings step = rule == null ? null : rule.step(row.item().step());
        ChannelSettings channel = step == null || step.notice() == null
                ? null
                : settings.channels().get(step.notice());
        TextSettings text = settings.texts().get(row.item().name());
        long now = clock.now().toEpochMilli();
        if (step == null || channel == null || text == null || row.state() != Item.State.WAITING) {
            boolean stands = row.state() == Item.State.WAITING;
            keep(stands ? row.settled(Item.State.CANCELLED, now, "REMOVED") : row.later(null), null);
            return;
        }
        String problem = notifier.send(channel, words(channel, text.fill(filling(row))), now);
        if (problem == null) {
            Item again = new StepItems(timing).next(step, row.item());
            keep(row.told(Item.State.SENT, null, now), again);
            return;
        }
        OptionalLong wait = RetrySchedule.waitMs(row.attempts() + 1, NO_JITTER);
        keep(row.failed(wait.isEmpty() ? null : (Long) (now + Math.max(1_000, wait.getAsLong())), problem), null);
    }

    private void keep(ItemRow row, @Nullable Item again) {
        Run run = new Run(row.origin(), row.action(), row.transition(), 0, 0, Run.Held.NO, null, false, null);
        store.transaction(Effect.NOTICED, tx -> {
            tx.actionItems().update(List.of(row));
            if (again != null) {
                tx.actionItems()
                        .add(List.of(ItemRow.fresh(
                                run, row.customer(), again, clock.now().toEpochMilli())));
            }
            return row;
        });
    }

    private Filling filling(ItemRow row) {
        Map<Long, CustomerState> states = store.read(tx -> PlanActions.states(tx, new long[] {row.customer()}));
        CustomerState none = new CustomerState(Tier.UNGRADED, null, List.of());
        return new Filling(new CustomerId(row.customer()), states.getOrDefault(row.customer(), none));
    }

    private static String words(ChannelSettings channel, Bilingual text) {
        return switch (channel.language()) {
            case ZH -> text.zh();
            case EN -> text.en();
            case BOTH -> text.zh() + "\n" + text.en();
        };
    }
}
