package io.tierhub;

import io.tierhub.config.HubConfig;
import io.tierhub.flow.BacktestGrades;
import io.tierhub.flow.BusinessClock;
import io.tierhub.flow.ClusterCustomers;
import io.tierhub.flow.EnqueueTags;
import io.tierhub.flow.ExplainScore;
import io.tierhub.flow.Explaining;
import io.tierhub.flow.MasterLock;
import io.tierhub.flow.MeasureEffects;
import io.tierhub.flow.MeasureQuality;
import io.tierhub.flow.MeasureTiers;
import io.tierhub.flow.PlanActions;
import io.tierhub.flow.ReviewTiers;
import io.tierhub.flow.RulesetLives;
import io.tierhub.flow.SimulateRuleset;
import io.tierhub.flow.StepRuleset;
import io.tierhub.flow.Target;
import io.tierhub.grade.Ruleset;
import io.tierhub.master.Survivorship;
import io.tierhub.store.Store;

/** What is told of customers, grades and data without changing any of them. */
public final class Reports {
    private final HubConfig config;
    private final BusinessClock clock;
    private final Store store;
    private final MasterLock lock;
    private final RulesetLives rulesets;
    private final StepRuleset stepping;

    Reports(
            HubConfig config,
            BusinessClock clock,
            Store store,
            MasterLock lock,
            RulesetLives rulesets,
            StepRuleset stepping) {
        this.config = config;
        this.clock = clock;
        this.store = store;
        this.lock = lock;
        this.rulesets = rulesets;
        this.stepping = stepping;
    }

    /** The rules of today. */
    private Ruleset today() {
        return rulesets.on((int) clock.today().toEpochDay());
    }

    /** What other rules would do; writes nothing but a note of it. */
    public SimulateRuleset simulating() {
        return new SimulateRuleset(
                store,
                rulesets,
                config.rates(),
                clock,
                Targets.listeners(config),
                new EnqueueTags(Targets.ofTags(config), clock.clock()),
                new PlanActions(config.actions(), Targets.ofActions(config), clock),
                stepping);
    }

    /** Measures how good the data of the systems are, once. */
    public MeasureQuality quality() {
        return new MeasureQuality(store, lock);
    }

    /** Measures what actions did. */
    public MeasureEffects effects() {
        return new MeasureEffects(store, today(), config.rates(), clock);
    }

    /** Measures what grades of a past day were good for. */
    public BacktestGrades backtest() {
        return new BacktestGrades(store, today(), config.rates(), clock);
    }

    /** Measures how the customers stand. */
    public MeasureTiers tiers() {
        return new MeasureTiers(store, today(), config.rates());
    }

    /** Groups the customers. */
    public ClusterCustomers clusters() {
        return new ClusterCustomers(store, today(), config.rates());
    }

    /** Gathers what a quarterly review looks at. */
    public ReviewTiers review() {
        return new ReviewTiers(store, today(), config.rates(), quality(), config.actions(), clock.zone());
    }

    /** Says why scores changed, and what would raise them. */
    public ExplainScore explainScore() {
        return new ExplainScore(store, config.rates());
    }

    /** Says how a customer came together, and why it stands where it does. */
    public Explaining explaining() {
        return new Explaining(
                store,
                lock,
                new Survivorship(config.survivorship()),
                config.matching(),
                clock,
                Targets.of(config).stream().map(Target::system).toList());
    }
}
