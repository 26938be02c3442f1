package io.tierhub.flow;

import io.tierhub.act.ActionRule;
import io.tierhub.act.ActionSettings;
import io.tierhub.act.ActionTarget;
import io.tierhub.act.Consent;
import io.tierhub.act.CustomerState;
import io.tierhub.act.Filling;
import io.tierhub.act.Item;
import io.tierhub.act.Run;
import io.tierhub.act.SendRule;
import io.tierhub.act.StepItems;
import io.tierhub.act.StepSettings;
import io.tierhub.act.TextSettings;
import io.tierhub.act.Timing;
import io.tierhub.publish.ActionDue;
import io.tierhub.store.ActionItems.Sent;
import io.tierhub.store.GradeRow;
import io.tierhub.store.ItemRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One batch of things whose time has come, in one transaction. */
final class ActionWork {
    private static final String REMOVED = "REMOVED";
    private static final String NO_TARGET = "NO_TARGET";
    private static final String ENDED = "ENDED";

    private final Tx tx;
    private final ActionSettings settings;
    private final List<ActionTarget> targets;
    private final Timing timing;
    private final ActionEvents events;
    private final Map<Long, CustomerState> states;
    private final long now;
    private final SendRule rule;
    private final Map<Long, Consent> consents;
    private final List<Sent> sent;
    private final Map<Long, Integer> lastOrders = new HashMap<>();
    private final List<ItemRow> changed = new ArrayList<>();
    private final List<ItemRow> next = new ArrayList<>();
    private final List<Run> ended = new ArrayList<>();

    ActionWork(
            Tx tx,
            ActionSettings settings,
            List<ActionTarget> targets,
            Timing timing,
            ActionEvents events,
            Map<Long, CustomerState> states,
            long[] customers,
            long now) {
        this.tx = tx;
        this.settings = settings;
        this.targets = targets;
        this.timing = timing;
        this.events = events;
        this.states = states;
        this.now = now;
        this.rule = new SendRule(settings, timing);
        this.consents = GoldenValues.consents(tx, customers);
        this.sent = new ArrayList<>(tx.actionItems().marketing(customers, rule.since(now)));
        for (GradeRow row : tx.grades().of(customers)) {
            if (row.model().equals("rfm")
                    && StoredJson.object(row.inputs().toString()).get("days") instanceof Number days) {
                lastOrders.put(row.customer(), row.asOf() - days.intValue());
            }
        }
    }

    void take(ItemRow row) {
        if (row.state() == Item.State.CANCELLED || row.state() == Item.State.DONE) {
            tell(row, row.state().name().toLowerCase(Locale.ROOT));
            changed.add(row.later(null));
            return;
        }
        if (row.item().step() == ActionRule.APPROVAL) {
            changed.add(row.later(null)); // for people alone
            return;
        }
        ActionRule action = settings.action(row.action());
        switch (row.item().kind()) {
            case END -> end(row);
            case THEN -> then(row, action);
            default -> {
                StepSettings step =
                        action == null ? null : action.step(row.item().step());
                if (step == null || step.kind() != row.item().kind()) {
                    changed.add(row.settled(Item.State.CANCELLED, now, REMOVED));
                } else if (row.item().kind() == Item.Kind.TASK) {
                    task(row, step);
                } else {
                    send(row, step);
                }
            }
        }
    }

    /** A task comes, and is told; what was told and is still not done goes to somebody else. */
    private void task(ItemRow row, StepSettings step) {
        StepSettings.Escalation escalation = step.escalate();
        if (row.toldAt() != null) {
            if (escalation != null && row.escalatedAt() == null) {
                ItemRow escalated = row.escalated(escalation.to(), now);
                tell(escalated, "escalated");
                changed.add(escalated);
            } else {
                changed.add(row.later(null));
            }
            return;
        }
        tell(row, "due");
        Long look = escalation == null || row.escalatedAt() != null
                ? null
                : (Long) timing.after(row.item().startMs(), escalation.after(), step.business());
        changed.add(row.told(Item.State.OPEN, look, now));
        again(row, step);
    }

    private void send(ItemRow row, StepSettings step) {
        List<Long> lately = sent.stream()
                .filter(each -> each.customer() == row.customer() && !sameSequence(each, row))
                .map(Sent::atMs)
                .toList();
        SendRule.Verdict verdict =
                rule.judge(step, consents.getOrDefault(row.customer(), Consent.UNKNOWN), lately, now);
        if (verdict instanceof SendRule.Later later) {
            changed.add(row.later(later.atMs()));
            return;
        }
        if (verdict instanceof SendRule.Skip skip) {
            changed.add(row.settled(Item.State.SKIPPED, now, skip.why()));
        } else if (tell(row, "due") == 0) {
            changed.add(row.settled(Item.State.SKIPPED, now, NO_TARGET));
        } else {
            changed.add(row.told(Item.State.SENT, null, now));
            if (row.item().marketing()) {
                sent.add(new Sent(
                        row.customer(),
                        row.action(),
                        row.transition(),
                        row.item().step(),
                        now));
            }
        }
        again(row, step);
    }

    private static boolean sameSequence(Sent one, ItemRow row) {
        return one.step() > ActionRule.SEQUENCE
                && row.item().step() > ActionRule.SEQUENCE
                && one.action().equals(row.action())
                && one.transition().equals(row.transition());
    }

    private void again(ItemRow row, StepSettings step) {
        Item again = new StepItems(timing).next(step, row.item());
        boolean known = again == null
                || tx.actionItems().has(row.origin(), row.action(), row.transition(), again.step(), again.occurrence());
        if (!known && again != null) {
            next.add(ItemRow.fresh(run(row), row.customer(), again, now));
        }
    }

    private void end(ItemRow row) {
        changed.add(row.told(Item.State.SENT, null, now));
        ended.add(run(row));
    }

    private void then(ItemRow row, @Nullable ActionRule action) {
        int began = began(row);
        boolean ordered = lastOrders.getOrDefault(row.customer(), Integer.MIN_VALUE) >= began;
        if (action == null || ordered) {
            changed.add(row.settled(Item.State.SKIPPED, now, action == null ? REMOVED : "ORDERED"));
            return;
        }
        tx.actionRuns().noOrder(row);
        tx.actionStates()
                .touch(
                        row.customer(),
                        targets.stream().map(ActionTarget::system).toList());
        changed.add(row.told(Item.State.SENT, null, now));
    }

    private int began(ItemRow row) {
        return tx.actionRuns().of(new long[] {row.customer()}).getOrDefault(row.customer(), List.of()).stream()
                .filter(run -> run.key().equals(run(row).key()))
                .mapToInt(Run::day)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private static Run run(ItemRow row) {
        return new Run(row.origin(), row.action(), row.transition(), 0, 0, Run.Held.NO, null, false, null);
    }

    /** Tells targets; how many heard it. */
    private int tell(ItemRow row, String state) {
        CustomerState standing = states.get(row.customer());
        ActionRule action = settings.action(row.action());
        StepSettings step = action == null ? null : action.step(row.item().step());
        int heard = 0;
        for (ActionTarget target : targets) {
            boolean meant = step == null
                    || step.to() == null
                    || step.to().names().stream().anyMatch(target::named);
            if (standing != null && meant && events.hears(target, row.customer())) {
                events.add(target, row.customer(), standing, thing(row, state, step, standing));
                heard++;
            }
        }
        return heard;
    }

    private ActionDue.Thing thing(ItemRow row, String state, @Nullable StepSettings step, CustomerState standing) {
        TextSettings text = settings.texts().get(row.item().name());
        Long due = row.item().dueMs();
        return new ActionDue.Thing(
                row.action(),
                row.id(),
                row.key(),
                row.item().kind().name().toLowerCase(Locale.ROOT),
                state,
                row.item().name(),
                text == null ? null : text.fill(new Filling(new CustomerId(row.customer()), standing)),
                row.owner(),
                due == null ? null : time(due, timing.zone()),
                step == null ? null : step.sender());
    }

    static String time(long ms, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.ofEpochMilli(ms).atZone(zone));
    }

    void write() {
        tx.actionItems().update(changed);
        tx.actionItems().add(next);
        tx.actionItems().exit(ended, ENDED, now);
    }
}
