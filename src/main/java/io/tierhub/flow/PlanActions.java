package io.tierhub.flow;

import io.tierhub.act.ActionPlan;
import io.tierhub.act.ActionPlan.Subject;
import io.tierhub.act.ActionRule;
import io.tierhub.act.ActionSettings;
import io.tierhub.act.ActionTarget;
import io.tierhub.act.CustomerState;
import io.tierhub.act.Item;
import io.tierhub.act.Plan;
import io.tierhub.act.Run;
import io.tierhub.act.Timing;
import io.tierhub.store.ActionRuns.Owned;
import io.tierhub.store.ItemRow;
import io.tierhub.store.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes what follows from new tiers, stages and tags, in the transaction that writes those. */
public final class PlanActions {
    /** Why something is cancelled whose customer went on. */
    static final String LEFT = "LEFT";

    private static final String EXITED = "EXITED";

    private final ActionSettings settings;
    private final ActionPlan plan;
    private final EnsureStates ensure;
    private final BusinessClock clock;

    /** What grading said of a customer last, and what it says now. */
    record Step(long customer, @Nullable CustomerState before, CustomerState now) {}

    /** A customer at this step, and what follows. */
    private record Planned(Step step, Plan plan) {}

    public PlanActions(ActionSettings settings, List<ActionTarget> targets, BusinessClock clock) {
        this.settings = settings;
        this.plan = new ActionPlan(settings, new Timing(settings.timing(), clock.zone()));
        this.ensure = new EnsureStates(settings, targets);
        this.clock = clock;
    }

    /** Whether there is any action. */
    boolean any() {
        return !settings.actions().isEmpty();
    }

    /** @param asOf the day that is graded, an epoch day */
    void write(Tx tx, List<Step> steps, int asOf) {
        if (steps.isEmpty()) {
            return;
        }
        long now = clock.now().toEpochMilli();
        long[] customers = customers(steps);
        Map<Long, List<Run>> runs = tx.actionRuns().of(customers);
        List<Planned> planned = planned(tx, steps, runs, asOf, now);
        write(tx, planned, asOf, now);
        if (ensure.any()) {
            Map<Long, List<Run>> after =
                    planned.isEmpty() ? runs : tx.actionRuns().of(customers);
            ActionEvents events = new ActionEvents(tx, customers);
            ensure.write(tx, events, states(steps), after);
            events.enqueue(tx, clock.clock());
        }
    }

    /**
     * What the same steps would lead to.
     *
     * @param tasks for people, by owner
     * @param events by target
     */
    record Foreseen(Map<String, Long> tasks, Map<String, Long> events) {}

    /** Says what the same steps would lead to; nothing is written. */
    Foreseen foresee(Tx tx, List<Step> steps, int asOf) {
        if (steps.isEmpty()) {
            return new Foreseen(Map.of(), Map.of());
        }
        long[] customers = customers(steps);
        Map<Long, List<Run>> runs = tx.actionRuns().of(customers);
        List<Planned> planned = planned(tx, steps, runs, asOf, clock.now().toEpochMilli());
        Map<String, Long> tasks = new TreeMap<>();
        for (Planned each : planned) {
            for (Plan.Begun begun : each.plan.begun()) {
                for (Item item : begun.items()) {
                    if (item.owner() != null && begun.run().held() != Run.Held.DRY_RUN) {
                        tasks.merge(item.owner(), 1L, Long::sum);
                    }
                }
            }
        }
        ActionEvents events = new ActionEvents(tx, customers);
        if (ensure.any()) {
            Map<Long, List<Run>> after = new HashMap<>(runs);
            for (Planned each : planned) {
                long customer = each.step.customer();
                after.put(customer, each.plan.after(runs.getOrDefault(customer, List.of()), asOf));
            }
            ensure.changes(tx, events, states(steps), after);
        }
        return new Foreseen(tasks, events.counts());
    }

    private static Map<Long, CustomerState> states(List<Step> steps) {
        Map<Long, CustomerState> states = new TreeMap<>();
        steps.forEach(step -> states.put(step.customer(), step.now()));
        return states;
    }

    private static long[] customers(List<Step> steps) {
        return steps.stream().mapToLong(Step::customer).toArray();
    }

    private List<Planned> planned(Tx tx, List<Step> steps, Map<Long, List<Run>> runs, int asOf, long now) {
        boolean first = tx.meta().get(GradeCustomers.LAST_DAY) == null;
        List<Planned> planned = new ArrayList<>();
        for (Step step : steps) {
            List<Run> of = runs.getOrDefault(step.customer(), List.of());
            Plan next = plan.plan(new Subject(step.customer(), step.before(), step.now(), asOf, now, of, null, first));
            if (!next.isEmpty()) {
                planned.add(new Planned(step, next));
            }
        }
        withBirthdays(tx, planned, runs, asOf, now, first);
        return planned;
    }

    /** Golden records are read only of those for whom something begins on a day of their own. */
    private void withBirthdays(
            Tx tx, List<Planned> planned, Map<Long, List<Run>> runs, int asOf, long now, boolean first) {
        long[] asked = planned.stream()
                .filter(each -> each.plan.begun().stream().anyMatch(begun -> acts(begun.run()) && yearly(begun.run())))
                .mapToLong(each -> each.step.customer())
                .toArray();
        Map<Long, LocalDate> birthdays = asked.length == 0 ? Map.of() : GoldenValues.birthdays(tx, asked);
        for (int i = 0; i < planned.size() && !birthdays.isEmpty(); i++) {
            Step step = planned.get(i).step;
            LocalDate birthday = birthdays.get(step.customer());
            if (birthday != null) {
                List<Run> of = runs.getOrDefault(step.customer(), List.of());
                Subject subject =
                        new Subject(step.customer(), step.before(), step.now(), asOf, now, of, birthday, first);
                planned.set(i, new Planned(step, plan.plan(subject)));
            }
        }
    }

    private static boolean acts(Run run) {
        return run.held() == Run.Held.NO || run.held() == Run.Held.DRY_RUN;
    }

    private boolean yearly(Run run) {
        ActionRule rule = settings.action(run.action());
        return rule != null && rule.once().stream().anyMatch(step -> step.on() != null);
    }

    /** Of a dry run it is noted what would be done. */
    private static ItemRow row(Run run, long customer, Item item, long now) {
        ItemRow fresh = ItemRow.fresh(run, customer, item, now);
        return run.held() == Run.Held.DRY_RUN ? fresh.settled(Item.State.SKIPPED, now, Run.Held.DRY_RUN.name()) : fresh;
    }

    private static void write(Tx tx, List<Planned> planned, int asOf, long now) {
        List<Owned> begun = new ArrayList<>();
        List<ItemRow> items = new ArrayList<>();
        List<Run> left = new ArrayList<>();
        List<Run> revived = new ArrayList<>();
        List<Run> exited = new ArrayList<>();
        for (Planned each : planned) {
            long customer = each.step.customer();
            for (Plan.Begun one : each.plan.begun()) {
                begun.add(new Owned(customer, each.step.now().tier(), one.run()));
                one.items().forEach(item -> items.add(row(one.run(), customer, item, now)));
            }
            left.addAll(each.plan.left());
            revived.addAll(each.plan.revived());
            exited.addAll(each.plan.exited());
        }
        tx.actionItems().cancel(left, LEFT, now);
        tx.actionRuns().leave(left, asOf);
        tx.actionRuns().revive(revived);
        tx.actionItems().revive(revived, LEFT, now);
        tx.actionItems().exit(exited, EXITED, now);
        tx.actionRuns().add(begun);
        tx.actionItems().add(items);
    }

    /** The tags of a class of the model of tags, which names them; words of capitals stand for none. */
    private static List<String> tags(@Nullable String named) {
        return named == null || named.equals(named.toUpperCase(Locale.ROOT)) ? List.of() : List.of(named.split(" "));
    }

    /** What grading said of some customers, by what is stored; those that it said nothing of are left out. */
    static Map<Long, CustomerState> states(Tx tx, long[] customers) {
        Map<Long, String> stages = new HashMap<>();
        Map<Long, List<String>> tags = new HashMap<>();
        for (var row : tx.grades().of(customers)) {
            if (row.model().equals("lifecycle") && row.gradeClass() != null) {
                stages.put(row.customer(), row.gradeClass());
            } else if (row.model().equals("tags")) {
                tags.put(row.customer(), tags(row.gradeClass()));
            }
        }
        Map<Long, CustomerState> states = new TreeMap<>();
        for (var row : tx.tiers().of(customers)) {
            states.put(
                    row.customer(),
                    new CustomerState(
                            row.tier(), stages.get(row.customer()), tags.getOrDefault(row.customer(), List.of())));
        }
        return states;
    }
}
