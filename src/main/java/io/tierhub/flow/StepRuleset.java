package io.tierhub.flow;

import io.tierhub.config.RulesetText;
import io.tierhub.grade.Ruleset;
import io.tierhub.grade.RulesetLife;
import io.tierhub.grade.RulesetLife.State;
import io.tierhub.grade.RulesetStep;
import io.tierhub.grade.RulesetStep.Kind;
import io.tierhub.grade.RulesetStep.Moves;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a version of the rules one step on, or refuses with an {@link IllegalArgumentException} that says what is missing.
 * A version is the content of its file: whoever changes the file begins anew.
 */
public final class StepRuleset {
    private final Store store;
    private final BusinessClock clock;
    private final Supplier<@Nullable Integer> lastGraded;

    /** @param lastGraded the last epoch day graded live; null before the first */
    public StepRuleset(Store store, BusinessClock clock, Supplier<@Nullable Integer> lastGraded) {
        this.store = store;
        this.clock = clock;
        this.lastGraded = lastGraded;
    }

    /** Notes what a simulation found. */
    void simulated(Ruleset ruleset, int asOf, Moves moves) {
        step(life -> new RulesetStep(ruleset.id(), Kind.SIMULATED, "simulate", now(), asOf, moves));
    }

    /** Approves what was simulated last; where much moves, two persons have to. */
    public RulesetLife approve(Ruleset ruleset, String by) {
        return step(life -> {
            refuseUnless(life.moves(ruleset.id()) != null, ruleset, "was not simulated as it is now: run tierhub simulate");
            Set<String> approvers = life.approvers(ruleset.id());
            refuseUnless(!approvers.contains(by), ruleset, "was approved by " + by + " already");
            return new RulesetStep(ruleset.id(), Kind.APPROVED, by, now(), today(), null);
        });
    }

    /** Has a version grade every day from {@code from} on; its settings are kept for good. */
    public RulesetLife activate(Ruleset ruleset, LocalDate from, String by) {
        int day = (int) from.toEpochDay();
        Integer last = lastGraded.get();
        if (last != null && day < last) {
            throw new IllegalArgumentException(LocalDate.ofEpochDay(last) + " is graded already; rules take effect from "
                    + "that day on at the earliest, so that a past day stays as it was");
        }
        String content = RulesetText.of(ruleset);
        return step(life -> {
            State state = life.state(ruleset.id(), day);
            refuseUnless(state != State.EFFECTIVE, ruleset, "is what grades " + from + " already");
            boolean before = life.state(ruleset.id(), today()) == State.EFFECTIVE;
            refuseUnless(before || life.approved(ruleset.id()), ruleset, missing(life, ruleset));
            return new RulesetStep(ruleset.id(), Kind.ACTIVATED, by, now(), day, null);
        }, tx -> tx.rulesets().keep(ruleset.id(), content));
    }

    private static String missing(RulesetLife life, Ruleset ruleset) {
        Moves moves = life.moves(ruleset.id());
        if (moves == null) {
            return "was not simulated as it is now: run tierhub simulate, then tierhub ruleset approve";
        }
        int more = moves.approvers() - life.approvers(ruleset.id()).size();
        return "needs " + (more == 1 ? "one approval more" : "two approvals") + ": run tierhub ruleset approve"
                + (moves.approvers() == 2 ? ", by two persons, as it moves much" : "");
    }

    /** Withdraws a version, and what was planned for it; the one that grades cannot be. */
    public RulesetLife retire(String name, String by) {
        return step(life -> {
            List<String> known = life.versions().stream()
                    .filter(each -> each.startsWith(name + "@"))
                    .filter(each -> life.state(each, today()) != State.RETIRED)
                    .toList();
            if (known.isEmpty()) {
                throw new IllegalArgumentException(
                        "there is nothing of " + name + " to retire: see tierhub ruleset list");
            }
            String id = known.get(known.size() - 1);
            if (life.state(id, today()) == State.EFFECTIVE) {
                throw new IllegalArgumentException(name + " is what grades: activate another ruleset in its place");
            }
            return new RulesetStep(id, Kind.RETIRED, by, now(), today(), null);
        });
    }

    private RulesetLife step(Function<RulesetLife, RulesetStep> next) {
        return step(next, tx -> {});
    }

    private RulesetLife step(Function<RulesetLife, RulesetStep> next, Consumer<Tx> besides) {
        return store.transaction(Effect.RULESET_STEP, tx -> {
            tx.rulesets().add(next.apply(new RulesetLife(tx.rulesets().steps())));
            besides.accept(tx);
            return new RulesetLife(tx.rulesets().steps());
        });
    }

    private static void refuseUnless(boolean fine, Ruleset ruleset, String why) {
        if (!fine) {
            throw new IllegalArgumentException(ruleset.name() + " " + why);
        }
    }

    private int today() {
        return (int) clock.today().toEpochDay();
    }

    private long now() {
        return clock.now().toEpochMilli();
    }
}
