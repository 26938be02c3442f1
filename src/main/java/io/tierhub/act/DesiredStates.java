package io.tierhub.act;

import io.tierhub.vocabulary.CustomerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a customer should stand in each target by all actions that hold, and by those that it left. */
public final class DesiredStates {
    private final ActionSettings settings;

    public DesiredStates(ActionSettings settings) {
        this.settings = settings;
    }

    /** Whether any action says how customers should stand. */
    public boolean any() {
        return settings.actions().stream()
                .anyMatch(rule -> !rule.ensure().isEmpty() || !rule.leave().isEmpty() || rule.then() != null);
    }

    /**
     * What a target should hold of a customer; nothing where no action says it.
     *
     * @param runs all runs of the customer, after what is planned now
     */
    public Desired of(ActionTarget target, CustomerId customer, CustomerState state, List<Run> runs) {
        Desired desired = Desired.nothing();
        for (ActionRule rule : settings.actions()) {
            if (wasLeft(rule, runs)) {
                desired = over(desired, rule.leave(), target);
            }
        }
        for (ActionRule rule : settings.actions()) {
            for (Run run : runs) {
                if (run.open() && run.counts() && run.action().equals(rule.id())) {
                    desired = over(desired, approved(rule, run), target);
                    ThenSettings then = rule.then();
                    desired = run.then() && then != null ? over(desired, then.ensure(), target) : desired;
                }
            }
        }
        return filled(desired, new Filling(customer, state));
    }

    /** Whether a state asks for nothing. */
    public static boolean isNothing(Desired desired) {
        return desired.isEmpty();
    }

    /** What the rule asks for, without what a person has yet to approve. */
    private static Map<String, Desired> approved(ActionRule rule, Run run) {
        if (run.approvedBy() != null || !rule.asks()) {
            return rule.ensure();
        }
        Map<String, Desired> free = new LinkedHashMap<>(rule.ensure());
        free.values().removeIf(Desired::approval);
        return free;
    }

    private static boolean wasLeft(ActionRule rule, List<Run> runs) {
        return !rule.leave().isEmpty()
                && runs.stream().anyMatch(run -> run.action().equals(rule.id()) && run.counts())
                && runs.stream().noneMatch(run -> run.action().equals(rule.id()) && run.open());
    }

    private static Desired over(Desired base, Map<String, Desired> of, ActionTarget target) {
        Desired desired = base;
        for (Map.Entry<String, Desired> each : of.entrySet()) {
            desired = target.named(each.getKey()) ? desired.with(each.getValue()) : desired;
        }
        return desired;
    }

    private static Desired filled(Desired desired, Filling filling) {
        SortedMap<String, String> fields = new TreeMap<>();
        desired.fields().forEach((field, value) -> fields.put(field, filling.fill(value)));
        SortedMap<String, Boolean> tags = new TreeMap<>();
        desired.tags().forEach((tag, wanted) -> tags.put(filling.fill(tag), wanted));
        return new Desired(fields, tags);
    }
}
