package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.grade.Grading;
import io.tierhub.grade.Population;
import io.tierhub.grade.Reference;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.Effect;
import io.tierhub.store.References;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Grades. Live: the population is ranked against a reference that settles for its whole first day and is frozen after
 * it; a new day is one pass in memory that writes only what changed; in between only customers that are due are looked
 * at. A day before the last live one is a replay and touches nothing live.
 */
public final class GradeCustomers {
    private static final Logger LOG = LoggerFactory.getLogger(GradeCustomers.class);
    /** A run of fewer customers is told in the log at DEBUG alone. */
    private static final int FEW = 100;

    static final String LAST_DAY = "grade.last_day";
    /** The rules of the last day graded live: what is stored says nothing about what others would make of it. */
    static final String LAST_RULES = "grade.last_ruleset";

    private final Store store;
    private final MasterLock lock;
    private final RulesetLives rulesets;
    private final Rates rates;
    private final BusinessClock clock;
    private final Function<Ruleset, WriteGrades> writers;
    private final ReplayGrades replays;
    private final Stopping stopping;
    private final FlowListener heard;
    /** Read and changed under the lock. */
    private @Nullable FrozenGrading frozen;
    /** What the last pass over all has left in memory; null before the first. Whoever grades holds the lock. */
    private @Nullable Everyone kept;

    /** What a run begins from: the last day graded live, and the rules of its own. */
    private record Known(LastLive last, Ruleset ruleset) {}

    public GradeCustomers(
            Store store,
            MasterLock lock,
            RulesetLives rulesets,
            Rates rates,
            BusinessClock clock,
            Function<Ruleset, WriteGrades> writers,
            Stopping stopping,
            FlowListener heard) {
        this.store = store;
        this.lock = lock;
        this.rulesets = rulesets;
        this.rates = rates;
        this.clock = clock;
        this.writers = writers;
        this.replays = new ReplayGrades(store, rates, clock, writers, stopping);
        this.stopping = stopping;
        this.heard = heard;
    }

    /**
     * Grades a day: everything that is due, or everything.
     *
     * @param all also what is not due; retakes the reference
     * @throws IllegalArgumentException for a day that is not over the horizon of the hub's clock
     */
    public GradeRun grade(LocalDate day, boolean all) {
        refuseAhead(day);
        int asOf = (int) day.toEpochDay();
        return lock.still(() -> {
            Known known = store.read(tx -> new Known(LastLive.read(tx), rulesets.on(tx, asOf)));
            Ruleset ruleset = known.ruleset();
            return said(
                    day,
                    known.last().after(asOf)
                            ? replays.replay(ruleset, asOf, null)
                            : live(ruleset, asOf, known.last(), all));
        });
    }

    /**
     * Grades a day with what the hub knew at an instant, apart from the live state.
     *
     * @throws IllegalArgumentException for a day that has not come, or an instant that {@link AsKnown} refuses
     */
    public GradeRun grade(LocalDate day, Instant knownAt) {
        refuseAhead(day);
        int asOf = (int) day.toEpochDay();
        return lock.still(() -> {
            AsKnown at = store.read(tx -> AsKnown.of(tx, clock, knownAt));
            return said(day, replays.replay(rulesets.on(asOf, at.ms()), asOf, at));
        });
    }

    private void refuseAhead(LocalDate day) {
        if (day.isAfter(clock.today())) {
            throw new IllegalArgumentException(
                    day + " has not come yet in " + clock.zone() + "; grade " + clock.today() + " or a day before it");
        }
    }

    private GradeRun said(LocalDate day, GradeRun run) {
        // Where records come one by one, so do runs.
        LOG.atLevel(run.replay() || run.customers() >= FEW ? Level.INFO : Level.DEBUG)
                .log(
                        "Graded {} {}: {} customers, {} written, {} tiers changed",
                        day,
                        run.replay() ? "(replay)" : "",
                        run.customers(),
                        run.written(),
                        run.tierChanges());
        heard.graded();
        return run;
    }

    /** Whether anything is due today: a customer, or the day itself. While a first load runs, nothing is. */
    public boolean due() {
        if (store.loading()) {
            return false;
        }
        int today = (int) clock.today().toEpochDay();
        if (store.ask(tx -> tx.gradesDue().any(today))
                || store.read(tx -> MoveGate.counting(tx) || FirstGrading.underWay(tx))) {
            return true;
        }
        LastLive last = store.read(LastLive::read);
        return last.day() != null && (last.day() < today || last.byOthers(rulesets.on(today)));
    }

    /** The last day graded live, as an epoch day; null before the first. */
    public @Nullable Integer lastDay() {
        return store.read(LastLive::read).day();
    }

    /** What those that are due are graded by; null where the reference may move. */
    private @Nullable FrozenGrading frozen(Ruleset ruleset, int asOf) {
        if (frozen == null) {
            ChooseReference choice = store.read(tx -> ChooseReference.of(tx, ruleset, asOf));
            Reference read = choice.frozen();
            frozen = read == null ? null : new FrozenGrading(new Grading(ruleset, read, asOf), choice.size());
        }
        return frozen;
    }

    private GradeRun live(Ruleset ruleset, int asOf, LastLive lived, boolean all) {
        boolean changed = lived.byOthers(ruleset);
        Integer last = lived.day();
        FrozenGrading still = all || changed || last == null || last != asOf ? null : frozen(ruleset, asOf);
        if (still != null) {
            return dueOnly(ruleset, asOf, still);
        }
        frozen = null;
        Everyone before = kept;
        kept = null; // whatever fails below, nothing doubtful is kept
        ChooseReference choice = store.read(tx -> ChooseReference.of(tx, ruleset, asOf));
        Everyone everyone = before == null || all || changed
                ? Everyone.read(store, ruleset, rates, asOf)
                : before.on(store, ruleset, rates, asOf);
        Population population = everyone.population();
        Reference reference = all ? population.reference(ruleset, asOf) : choice.live(population);
        boolean compareAll = changed || reference.asOf() == asOf;
        StoredStamps stamps =
                compareAll ? StoredStamps.none() : before == null ? store.read(StoredStamps::read) : everyone.stamps();
        GradePass pass = store.read(tx -> {
            GradePass begun = pass(
                    tx,
                    ruleset,
                    new Grading(ruleset, reference, asOf),
                    asOf,
                    StoredStamps.open(population.customers()));
            long graded = stamps.empty() ? tx.tiers().count() : stamps.graded();
            begun.writer().gate().begin(tx, graded, graded);
            return begun;
        });
        GradeRun run = everyone(pass, population, stamps, last == null);
        if (last == null || last < asOf) {
            pass.say().warn();
        }
        pass.grading().personaWarnings(population).forEach(warning -> LOG.warn("Personas: {}", warning));
        heard.drift(store.transaction(Effect.DAY_GRADED, tx -> {
            if (reference.asOf() == asOf) {
                tx.references().put(new References.Reference(ruleset.id(), asOf, reference.toBytes()));
                tx.meta().put(ChooseReference.SIZE, Integer.toString(population.size()));
            } else if (reference.learned() == asOf) {
                tx.references().put(new References.Fit(ruleset.id(), asOf, reference.learnedBytes()));
            }
            OverridesOver.note(tx, last == null ? asOf : last, asOf, now());
            tx.meta().put(LAST_DAY, Integer.toString(asOf));
            FirstGrading.end(tx);
            tx.meta().put(LAST_RULES, ruleset.id());
            return TierDrift.note(tx, pass.tally(), reference.asOf() == asOf);
        }));
        pass.writer().gate().end(store);
        kept = Everyone.steady(ruleset, asOf) ? everyone.with(pass.stamps()) : null;
        return run;
    }

    /**
     * Writes every customer that is due or whose outcome is not what is stored, and takes grades from those that are no
     * longer graded.
     *
     * @param stamps what is stored; none where the reference may have moved, so that what is stored says nothing
     * @param first whether no grading has come to its end before
     */
    private GradeRun everyone(GradePass pass, Population population, StoredStamps stamps, boolean first) {
        // Everybody is due at first, and nobody has grades to take away, unless one was cut off.
        long[] due = store.read(tx -> first && !FirstGrading.underWay(tx)
                ? new long[0]
                : tx.gradesDue().all(pass.asOf()));
        if (first) {
            store.transaction(Effect.FIRST_GRADING_BEGUN, FirstGrading::begin);
        }
        long[] known = population.customers();
        GradeRun[] run = {GradeRun.of(known.length)};
        new PassOverAll(store, pass, population, stamps, due).run(done -> run[0] = run[0].plus(told(done)));
        long[] gone = Difference.of(due, known);
        store.transaction(Effect.UNGRADED, tx -> {
            Ungrade.write(tx, gone, pass.asOf(), "NOT_GRADED", now());
            return gone;
        });
        return run[0];
    }

    /** Tells what a batch changed, after its commit; between batches the hub may stop. */
    private GradeRun told(GradeRun batch) {
        tell(batch);
        stopping.check();
        return batch;
    }

    private void tell(GradeRun batch) {
        batch.moves().forEach((move, customers) -> heard.tiers(move.from(), move.to(), customers));
    }

    /** Grades the customers that are due, and takes grades from those that are no longer graded. */
    private GradeRun dueOnly(Ruleset ruleset, int asOf, FrozenGrading still) {
        PassOverDue due = new PassOverDue(store, rates, kept, this::now);
        PassOverDue.Begun begun =
                store.transaction(Effect.DUE_GRADED, tx -> due.begin(tx, beginDue(tx, ruleset, asOf, still)));
        GradeRun[] total = {told(begun.run())};
        due.goOn(begun, done -> total[0] = total[0].plus(told(done)));
        begun.pass().writer().gate().end(store);
        return total[0];
    }

    private long now() {
        return clock.now().toEpochMilli();
    }

    /**
     * Grades those that are due today in the transaction that took in what made them due, where that is all that there is to
     * grade: its commit is the only one that such a record waits for. Whoever calls holds the lock.
     *
     * @return what is to be done after the commit; null where nothing was graded, and a run of its own must see to it
     */
    @Nullable Runnable within(Tx tx) {
        LocalDate day = clock.today();
        int today = (int) day.toEpochDay();
        Known known = new Known(LastLive.read(tx), rulesets.on(tx, today));
        Integer last = known.last().day();
        if (last == null || last != today || known.last().byOthers(known.ruleset())) {
            return null;
        }
        FrozenGrading still = frozen(known.ruleset(), today);
        if (still == null || tx.gradesDue().next(today, 0, PassOverDue.FIRST).length == PassOverDue.FIRST) {
            return null;
        }
        PassOverDue.Begun begun =
                new PassOverDue(store, rates, kept, this::now).begin(tx, beginDue(tx, known.ruleset(), today, still));
        return () -> {
            tell(begun.run());
            begun.pass().writer().gate().end(store);
            said(day, begun.run());
        };
    }

    /** In the transaction of its first batch: where records come one by one there is no other. */
    private GradePass beginDue(Tx tx, Ruleset ruleset, int asOf, FrozenGrading still) {
        GradePass begun = pass(tx, ruleset, still.grading(), asOf, StoredStamps.none());
        begun.writer().gate().begin(tx, still.size(), tx.gradesDue().count(asOf));
        return begun;
    }

    private GradePass pass(Tx tx, Ruleset ruleset, Grading grading, int asOf, StoredStamps stamps) {
        return new GradePass(
                ruleset,
                grading,
                asOf,
                now(),
                writers.apply(ruleset),
                PersonsSay.read(tx, asOf),
                new TierTally(),
                stamps);
    }
}
