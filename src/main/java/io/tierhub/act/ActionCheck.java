package io.tierhub.act;

import io.tierhub.grade.Fault;
import io.tierhub.grade.LifecycleSettings.Stage;
import io.tierhub.vocabulary.Nearest;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What actions say of things that are elsewhere: states that no rule gives, systems and channels that are not there. */
public final class ActionCheck {
    private static final List<String> TIERS =
            Arrays.stream(Tier.values()).map(Tier::name).toList();
    private static final List<String> STAGES =
            Arrays.stream(Stage.values()).map(Stage::name).toList();

    private final ActionSettings settings;
    private final Known known;
    private final List<Fault> faults = new ArrayList<>();

    /**
     * What there is.
     *
     * @param stages whether the ruleset that grades says stages
     * @param tags those of the ruleset that grades
     * @param targets names of systems, kinds, and all
     */
    public record Known(boolean stages, Collection<String> tags, Collection<String> targets) {}

    public ActionCheck(ActionSettings settings, Known known) {
        this.settings = settings;
        this.known = known;
    }

    /** All that is wrong, in the order of the file. */
    public List<Fault> faults() {
        settings.texts().forEach((name, text) -> {
            filling("texts." + name + ".zh", text.zh());
            filling("texts." + name + ".en", text.en());
        });
        settings.sla().keySet().forEach(tier -> known("sla." + tier, tier, TIERS, "tier"));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < settings.actions().size(); i++) {
            ActionRule rule = settings.actions().get(i);
            String path = "actions[" + i + "]";
            if (!ids.add(rule.id())) {
                add(path + ".id", "there is an action " + rule.id() + " above; rename one of them");
            }
            action(path, rule);
        }
        return faults;
    }

    private void action(String path, ActionRule rule) {
        if (rule.isEmpty()) {
            add(path, rule.id() + " does nothing; add ensure, once or enrol, or remove it");
        }
        trigger(path + ".on", rule.on());
        desired(path + ".ensure", rule.ensure());
        desired(path + ".leave", rule.leave());
        asksNobody(path + ".leave", rule.leave());
        for (int i = 0; i < rule.once().size(); i++) {
            step(path + ".once[" + i + "]", rule.once().get(i));
        }
        SequenceSettings sequence = rule.enrol();
        if (sequence != null) {
            for (int i = 0; i < sequence.steps().size(); i++) {
                step(path + ".enrol.steps[" + i + "]", sequence.steps().get(i));
            }
            for (String state : sequence.exitOn() == null
                    ? List.<String>of()
                    : sequence.exitOn().names()) {
                if (!STAGES.contains(state)) {
                    tag(path + ".enrol.exit_on", state);
                }
            }
        }
        ThenSettings then = rule.then();
        if (then != null) {
            desired(path + ".then.ensure", then.ensure());
            asksNobody(path + ".then.ensure", then.ensure());
        }
    }

    private void trigger(String path, Trigger on) {
        states(path + ".enter", on.enter());
        states(path + ".leave", on.leave());
        states(path + ".during", on.during());
        if (on.change() != null) {
            states(path + ".change.from", on.change().from());
            states(path + ".change.to", on.change().to());
        }
    }

    private void states(String path, @Nullable States states) {
        if (states == null) {
            return;
        }
        names(states.tier()).forEach(tier -> known(path + ".tier", tier, TIERS, "tier"));
        names(states.stage()).forEach(stage -> known(path + ".stage", stage, STAGES, "stage"));
        names(states.tag()).forEach(tag -> tag(path + ".tag", tag));
    }

    private static List<String> names(@Nullable Names names) {
        return names == null ? List.of() : names.names();
    }

    private void tag(String path, String tag) {
        if (!known.tags().contains(tag)) {
            add(
                    path,
                    "the ruleset that grades sets no tag " + tag + "; "
                            + (known.tags().isEmpty()
                                    ? "add it there under models.tags"
                                    : Nearest.remedy(tag, known.tags())));
        }
    }

    private void step(String path, StepSettings step) {
        if (step.task() != null) {
            if (step.owner() == null) {
                add(path, "the task " + step.task() + " has no owner, so nobody would do it; add owner: role:NAME");
            }
            if (step.due() == null) {
                add(path, "the task " + step.task() + " has no due time; add due: P2D, or PT24H");
            }
        } else if (step.owner() != null || step.due() != null || step.escalate() != null) {
            add(path, "owner, due and escalate go with a task; remove them");
        }
        if (step.notice() != null) {
            known(path + ".notice", step.notice(), settings.channels().keySet(), "channel");
            if (step.text() == null) {
                add(path, "a notice says something; add text: NAME");
            } else {
                known(path + ".text", step.text(), settings.texts().keySet(), "text");
            }
        } else if (step.text() != null) {
            add(path + ".text", "a text goes with a notice; tasks and messages are named like theirs");
        }
        for (String target : step.to() == null ? List.<String>of() : step.to().names()) {
            known(path + ".to", target, known.targets(), "system or kind of system");
        }
    }

    private void desired(String path, Map<String, Desired> all) {
        all.forEach((target, desired) -> {
            known(path + "." + target, target, known.targets(), "system or kind of system");
            desired.fields().forEach((field, value) -> filling(path + "." + target + "." + field, value));
            desired.tags().keySet().forEach(tag -> filling(path + "." + target, tag));
        });
    }

    private void asksNobody(String path, Map<String, Desired> all) {
        all.forEach((target, desired) -> {
            if (desired.approval()) {
                add(path + "." + target + ".approval", "approval goes with ensure of the action; remove it here");
            }
        });
    }

    private void filling(String path, String text) {
        String fault = Filling.fault(text);
        if (fault != null) {
            add(path, fault);
        }
    }

    private void known(String path, String name, Collection<String> names, String what) {
        if (!names.contains(name)) {
            add(path, "there is no " + what + " " + name + "; " + Nearest.remedy(name, names));
        }
    }

    private void add(String path, String message) {
        faults.add(new Fault(path, message));
    }

    /** What is no fault, and yet a class of customers that nobody treats in any way of its own. */
    public List<Fault> warnings() {
        List<Fault> warnings = new ArrayList<>();
        if (settings.actions().isEmpty()) {
            return warnings;
        }
        Set<String> used = new HashSet<>();
        for (int i = 0; i < settings.actions().size(); i++) {
            States goal = settings.actions().get(i).on().goal();
            used.addAll(names(goal.tier()));
            used.addAll(names(goal.tag()));
            if (goal.stage() != null) {
                used.addAll(names(goal.stage()));
                if (!known.stages()) {
                    warnings.add(
                            new Fault(
                                    "actions[" + i + "].on",
                                    "the ruleset that grades says no stages, so this never begins; switch models.lifecycle on"));
                }
            }
        }
        List<String> classes = new ArrayList<>(List.of("A", "B", "C", "D"));
        classes.addAll(known.tags());
        for (String each : classes) {
            if (!used.contains(each)) {
                warnings.add(new Fault(
                        "actions",
                        "no action is for " + each
                                + ", so that class changes nothing; add one, or do without the class"));
            }
        }
        return warnings;
    }
}
