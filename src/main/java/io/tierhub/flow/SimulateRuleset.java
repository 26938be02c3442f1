package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.flow.EnqueueTiers.Listener;
import io.tierhub.flow.Simulation.Both;
import io.tierhub.flow.Simulation.Quarter;
import io.tierhub.grade.GroupCounts;
import io.tierhub.grade.Migration;
import io.tierhub.grade.Population;
import io.tierhub.grade.Restless;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Grades by other rules than those that hold, on the same day and at the ends of the last quarters, and compares. Sees one
 * moment of the store; writes nothing into it but the note, on a live day, that these rules were simulated.
 */
public final class SimulateRuleset {
    /** Ends of quarters before the day. */
    static final int QUARTERS = 4;

    private final Store store;
    private final RulesetLives rulesets;
    private final Rates rates;
    private final BusinessClock clock;
    private final List<Listener> listeners;
    private final EnqueueTags tags;
    private final PlanActions actions;
    private final StepRuleset steps;

    public SimulateRuleset(
            Store store,
            RulesetLives rulesets,
            Rates rates,
            BusinessClock clock,
            List<Listener> listeners,
            EnqueueTags tags,
            PlanActions actions,
            StepRuleset steps) {
        this.store = store;
        this.rulesets = rulesets;
        this.rates = rates;
        this.clock = clock;
        this.listeners = listeners;
        this.tags = tags;
        this.actions = actions;
        this.steps = steps;
    }

    /** @throws IllegalArgumentException for a day that has not come */
    public Simulation simulate(Ruleset next, LocalDate day) {
        return simulate(next, day, (system, customer, tier) -> {}, (customer, tier) -> {});
    }

    /** Takes the tier that the next rules give a customer. */
    interface Graded {
        void tier(long customer, Tier tier);
    }

    Simulation simulate(Ruleset next, LocalDate day, RunApart.Heard heard, Graded graded) {
        if (day.isAfter(clock.today())) {
            throw new IllegalArgumentException(day + " has not come yet in " + clock.zone() + "; simulate "
                    + clock.today() + " or a day before it");
        }
        Ruleset current = rulesets.on((int) day.toEpochDay());
        Simulation made = store.read(tx -> new Comparing(tx, current, next, heard, graded).on(day));
        if (!made.replay()) {
            steps.simulated(next, (int) day.toEpochDay(), made.moves());
        }
        return made;
    }

    /** One comparison, at one moment of the store. */
    private final class Comparing {
        private final Tx tx;
        private final Ruleset current;
        private final Ruleset next;
        private final RunApart.Heard heard;
        private final Graded graded;

        Comparing(Tx tx, Ruleset current, Ruleset next, RunApart.Heard heard, Graded graded) {
            this.tx = tx;
            this.current = current;
            this.next = next;
            this.heard = heard;
            this.graded = graded;
        }

        Simulation on(LocalDate day) {
            int asOf = (int) day.toEpochDay();
            String last = tx.meta().get(GradeCustomers.LAST_DAY);
            boolean replay = last != null && asOf < Integer.parseInt(last);
            Both<Restless> restless = new Both<>(new Restless(), new Restless());
            List<Quarter> quarters = new ArrayList<>();
            for (LocalDate end : QuarterEnds.before(day, QUARTERS)) {
                quarters.add(quarter(end, restless));
            }
            Both<RunApart> runs = runs(asOf, heard, run -> replay ? run::replay : run::live);
            restless.current().add(runs.current().tiers());
            restless.next().add(runs.next().tiers());
            for (int i = 0; i < runs.next().tiers().size(); i++) {
                graded.tier(runs.next().tiers().customer(i), runs.next().tiers().tier(i));
            }
            Migration migration =
                    new Migration(runs.current().tiers(), runs.next().tiers());
            return new Simulation(
                    current.id(),
                    next.id(),
                    day,
                    replay,
                    migration,
                    new Both<GroupCounts>(runs.current().groups(), runs.next().groups()),
                    replay ? Map.of() : runs.next().writes(),
                    replay ? Map.of() : runs.current().writes(),
                    replay ? Map.of() : runs.next().tasks(),
                    replay ? Map.of() : runs.current().tasks(),
                    new ExplainMovers(tx, rates, asOf, replay)
                            .of(
                                    migration.largest(),
                                    new Both<>(current, next),
                                    new Both<>(
                                            runs.current().reference(),
                                            runs.next().reference())),
                    quarters,
                    restless);
        }

        private Quarter quarter(LocalDate end, Both<Restless> restless) {
            Both<RunApart> runs = runs((int) end.toEpochDay(), (system, customer, tier) -> {}, run -> run::replay);
            restless.current().add(runs.current().tiers());
            restless.next().add(runs.next().tiers());
            return new Quarter(
                    end, new Migration(runs.current().tiers(), runs.next().tiers()));
        }

        /** Both rules on one day; what is folded for one serves the other too where both look at the same. */
        private Both<RunApart> runs(
                int asOf, RunApart.Heard told, Function<RunApart, Function<Population, RunApart>> way) {
            Population population = new FoldPopulation(tx, current, rates, asOf).all();
            RunApart before = way.apply(
                            new RunApart(tx, current, asOf, listeners, tags, actions, (system, customer, tier) -> {}))
                    .apply(population);
            if (!next.foldsLike(current)) {
                population = new FoldPopulation(tx, next, rates, asOf).all();
            }
            RunApart after = way.apply(new RunApart(tx, next, asOf, listeners, tags, actions, told))
                    .apply(population);
            return new Both<>(before, after);
        }
    }
}
