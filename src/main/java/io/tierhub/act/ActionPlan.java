package io.tierhub.act;

import io.tierhub.act.Run.Held;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows for a customer from what grading says now. A pure function: the same question has the same answer, and
 * after its answer has been written the question has the answer "nothing".
 */
public final class ActionPlan {
    private final ActionSettings settings;
    private final StepItems items;

    /**
     * One customer at one step.
     *
     * @param before what grading said last; null: nothing yet
     * @param day the as-of day of what it says now, an epoch day
     * @param runs all runs of the customer
     * @param birthDate null where it is not known
     * @param first whether this is the very first grading of the hub
     */
    public record Subject(
            long customer,
            @Nullable CustomerState before,
            CustomerState now,
            int day,
            long nowMs,
            List<Run> runs,
            @Nullable LocalDate birthDate,
            boolean first) {}

    public ActionPlan(ActionSettings settings, Timing timing) {
        this.settings = settings;
        this.items = new StepItems(timing);
    }

    /** What follows. */
    public Plan plan(Subject subject) {
        Plan plan = new Plan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (ActionRule rule : settings.actions()) {
            plan(plan, rule, subject, last(subject.runs, rule.id()));
        }
        for (Run run : subject.runs) {
            if (run.open() && settings.action(run.action()) == null) {
                plan.left().add(run);
            }
        }
        return plan;
    }

    private void plan(Plan plan, ActionRule rule, Subject subject, @Nullable Run last) {
        boolean holds = rule.on().holds(subject.now);
        if (last != null && last.open()) {
            boolean exits = rule.enrol() != null && rule.enrol().exits(subject.now);
            subject.runs.stream()
                    .filter(run -> run.open() && run.action().equals(rule.id()) && (!holds || exits))
                    .forEach((holds ? plan.exited() : plan.left())::add);
        } else if (holds && rule.on().begins(subject.before, subject.now)) {
            if (last != null && last.leftDay() != null && last.leftDay() == subject.day) {
                plan.revived().add(last);
            } else {
                plan.begun().add(begin(rule, subject, last));
            }
        }
    }

    private Plan.Begun begin(ActionRule rule, Subject subject, @Nullable Run last) {
        String day = LocalDate.ofEpochDay(subject.day).toString();
        Held held = held(rule, subject, last);
        Run run = new Run(
                subject.customer,
                rule.id(),
                rule.on().transition(subject.before, subject.now, day),
                subject.day,
                subject.nowMs,
                held,
                null,
                false,
                null);
        return new Plan.Begun(run, items(rule, subject, last, held));
    }

    /** What there is to do, or of a dry run what there would be. */
    private List<Item> items(ActionRule rule, Subject subject, @Nullable Run last, Held held) {
        Held as = held == Held.DRY_RUN ? held(rule, subject, last, Held.DRY_RUN) : held;
        List<Item> made = new ArrayList<>(as == Held.NO ? items.of(rule, subject) : List.of());
        if (rule.asks() && (as == Held.NO || as == Held.COOLDOWN)) {
            made.add(0, items.approval(settings.approval(), subject));
        }
        return made;
    }

    private Held held(ActionRule rule, Subject subject, @Nullable Run last) {
        if (ControlGroup.has(subject.customer, rule, settings.controlGroup())) {
            return Held.CONTROL;
        }
        return settings.dry(rule) ? Held.DRY_RUN : held(rule, subject, last, Held.NO);
    }

    /** @param done how those runs were held that count for a cooldown */
    private Held held(ActionRule rule, Subject subject, @Nullable Run last, Held done) {
        if (subject.first && settings.firstRun() == ActionSettings.FirstRun.ENSURE) {
            return Held.FIRST;
        }
        boolean lately = last != null && rule.cooldown() != null && acted(subject.runs, rule, subject.nowMs, done);
        return lately ? Held.COOLDOWN : Held.NO;
    }

    /** Whether it was done within the cooldown. */
    private boolean acted(List<Run> runs, ActionRule rule, long nowMs, Held done) {
        Span cooldown = rule.cooldown();
        return cooldown != null
                && runs.stream()
                        .anyMatch(run -> run.action().equals(rule.id())
                                && (run.held() == Held.NO || run.held() == done)
                                && run.startedMs() > items.timing().before(nowMs, cooldown));
    }

    /** The run of an action that began last. */
    private static @Nullable Run last(List<Run> runs, String action) {
        return runs.stream()
                .filter(run -> run.action().equals(action))
                .max(Comparator.comparing(Run::open)
                        .thenComparing(Run::startedMs)
                        .thenComparing(Run::origin)
                        .thenComparing(Run::transition))
                .orElse(null);
    }
}
