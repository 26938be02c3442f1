package io.tierhub.grade;

import io.tierhub.grade.RulesetStep.Kind;
import io.tierhub.grade.RulesetStep.Moves;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which version of the rules grades which day, and how far each has come: a function of all steps so far. */
public final class RulesetLife {
    private static final Comparator<RulesetStep> BY_DAY = Comparator.comparingInt(RulesetStep::day);

    private final List<RulesetStep> steps;
    private final List<RulesetStep> activations = new ArrayList<>();

    /** How far a version has come. */
    public enum State {
        DRAFT,
        SIMULATED,
        APPROVED,
        /** Activated from a day that has not come yet. */
        PLANNED,
        EFFECTIVE,
        RETIRED
    }

    /** @param steps in the order in which they were taken */
    public RulesetLife(List<RulesetStep> steps) {
        this.steps = List.copyOf(steps);
        for (RulesetStep step : steps) {
            if (step.kind() == Kind.ACTIVATED) {
                activations.add(step);
            } else if (step.kind() == Kind.RETIRED) {
                activations.removeIf(each -> each.ruleset().equals(step.ruleset()) && each.day() > step.day());
            }
        }
        activations.sort(BY_DAY); // stable: of one day, the last activation comes last
    }

    /**
     * The identity of the version that grades a day: the one activated from the latest day up to it. Days before the first
     * activation are graded by that. Null if nothing was ever activated.
     */
    public @Nullable String on(int day) {
        RulesetStep found = activation(day);
        return found == null ? null : found.ruleset();
    }

    private @Nullable RulesetStep activation(int day) {
        RulesetStep found = activations.isEmpty() ? null : activations.get(0);
        for (RulesetStep each : activations) {
            found = each.day() <= day ? each : found;
        }
        return found;
    }

    /** How far a version has come, seen from a day. */
    public State state(String ruleset, int today) {
        if (ruleset.equals(on(today))) {
            return State.EFFECTIVE;
        }
        if (begins(ruleset, today) != null) {
            return State.PLANNED;
        }
        RulesetStep last = last(ruleset);
        if (last == null) {
            return State.DRAFT;
        }
        return switch (last.kind()) {
            case SIMULATED, APPROVED -> approved(ruleset) ? State.APPROVED : State.SIMULATED;
            case ACTIVATED, RETIRED -> State.RETIRED;
        };
    }

    /** The epoch day after a day on which a version takes effect; null if none is planned. */
    public @Nullable Integer begins(String ruleset, int today) {
        return activations.stream()
                .filter(each -> each.day() > today && each.ruleset().equals(ruleset))
                .map(RulesetStep::day)
                .findFirst()
                .orElse(null);
    }

    /** The epoch day since which the version of a day grades; null if there is none. */
    public @Nullable Integer since(int day) {
        RulesetStep found = activation(day);
        return found == null ? null : (Integer) found.day();
    }

    /** Who approved a version since it was last retired. */
    public Set<String> approvers(String ruleset) {
        Set<String> approvers = new TreeSet<>();
        for (RulesetStep step : standing(ruleset)) {
            if (step.kind() == Kind.APPROVED) {
                approvers.add(step.by());
            }
        }
        return approvers;
    }

    /** What its last simulation found; null if it was not simulated since it was last retired. */
    public @Nullable Moves moves(String ruleset) {
        Moves moves = null;
        for (RulesetStep step : standing(ruleset)) {
            moves = step.moves() == null ? moves : step.moves();
        }
        return moves;
    }

    /** Whether as many persons approved a version as its simulation asks for. */
    public boolean approved(String ruleset) {
        Moves moves = moves(ruleset);
        return moves != null && approvers(ruleset).size() >= moves.approvers();
    }

    /** The identities of all versions of which anything is known, in the order of their first steps. */
    public List<String> versions() {
        return steps.stream().map(RulesetStep::ruleset).distinct().toList();
    }

    private @Nullable RulesetStep last(String ruleset) {
        RulesetStep last = null;
        for (RulesetStep step : steps) {
            last = step.ruleset().equals(ruleset) ? step : last;
        }
        return last;
    }

    private List<RulesetStep> standing(String ruleset) {
        List<RulesetStep> standing = new ArrayList<>();
        for (RulesetStep step : steps) {
            if (step.ruleset().equals(ruleset)) {
                if (step.kind() == Kind.RETIRED) {
                    standing.clear();
                } else {
                    standing.add(step);
                }
            }
        }
        return standing;
    }
}
