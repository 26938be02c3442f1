package io.tierhub.act;

import io.tierhub.act.ActionPlan.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the steps of an action their times. */
public final class StepItems {
    private final Timing timing;

    public StepItems(Timing timing) {
        this.timing = timing;
    }

    Timing timing() {
        return timing;
    }

    /** What there is to do when an action begins. */
    List<Item> of(ActionRule rule, Subject subject) {
        List<Item> items = new ArrayList<>();
        long now = subject.nowMs();
        for (int i = 0; i < rule.once().size(); i++) {
            StepSettings step = rule.once().get(i);
            Long start = start(step, now, subject.birthDate());
            if (start != null) {
                items.add(item(step, i + 1, 1, start));
            }
        }
        SequenceSettings sequence = rule.enrol();
        if (sequence != null && !sequence.exits(subject.now())) {
            sequence(items, sequence, now);
        }
        ThenSettings then = rule.then();
        if (then != null) {
            long look = timing.after(now, then.ifNoOrderIn(), false);
            items.add(new Item(ActionRule.THEN, 1, Item.Kind.THEN, rule.id(), null, look, null, false));
        }
        return items;
    }

    /** The task to approve how the customer should stand. */
    Item approval(ApprovalSettings settings, Subject subject) {
        long now = subject.nowMs();
        return new Item(
                ActionRule.APPROVAL,
                1,
                Item.Kind.TASK,
                ApprovalSettings.NAME,
                settings.owner(),
                now,
                timing.after(now, settings.due(), true),
                false);
    }

    private void sequence(List<Item> items, SequenceSettings sequence, long now) {
        for (int i = 0; i < sequence.steps().size(); i++) {
            StepSettings step = sequence.steps().get(i);
            Integer day = step.day();
            items.add(item(
                    step, ActionRule.SEQUENCE + i + 1, 1, timing.day(now, day == null ? 1 : day, step.quietHours())));
        }
        Span end = sequence.end();
        if (end != null) {
            items.add(new Item(
                    ActionRule.END, 1, Item.Kind.END, sequence.sequence(), null, timing.end(now, end), null, false));
        }
    }

    /** The next time of a step that is done again and again; null if it is not. */
    public @Nullable Item next(StepSettings step, Item done) {
        Span every = step.every();
        return every == null
                ? null
                : item(step, done.step(), done.occurrence() + 1, timing.after(done.startMs(), every, false));
    }

    private @Nullable Long start(StepSettings step, long now, @Nullable LocalDate birthDate) {
        if (step.on() == null) {
            return step.kind() == Item.Kind.TASK ? (Long) now : (Long) timing.calm(now, step.quietHours());
        }
        return birthDate == null ? null : (Long) timing.anniversary(now, birthDate);
    }

    private Item item(StepSettings step, int number, int occurrence, long start) {
        Span due = step.due();
        return new Item(
                number,
                occurrence,
                step.kind(),
                step.name(),
                step.owner(),
                start,
                due == null ? null : (Long) timing.after(start, due, step.business()),
                step.isMarketing());
    }
}
