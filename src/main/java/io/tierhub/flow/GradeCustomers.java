package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Grading;
import io.tierhub.grade.Population;
import io.tierhub.grade.Reference;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.Effect;
import io.tierhub.store.References;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grades. Live: the population is ranked against a reference that settles for its whole first day and is frozen after
 * it; a new day is one pass in memory that writes only what changed; in between only customers that are due are looked
 * at. A day before the last live one is a replay and touches nothing live.
 */
public final class GradeCustomers {
    /** Customers of one transaction. */
    static final int BATCH = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(GradeCustomers.class);
    static final String LAST_DAY = "grade.last_day";
    private static final String REFERENCE_SIZE = "grade.reference_size";

    /** A reference of so many times fewer customers than there are now is no measure for them: it is taken anew. */
    static final int OUTGROWN = 2;

    private final Store store;
    private final MasterLock lock;
    private final Ruleset ruleset;
    private final Rates rates;
    private final BusinessClock clock;
    private final WriteGrades writer;
    private final Stopping stopping;
    private final FlowListener heard;

    public GradeCustomers(
            Store store,
            MasterLock lock,
            Ruleset ruleset,
            Rates rates,
            BusinessClock clock,
            WriteGrades writer,
            Stopping stopping,
            FlowListener heard) {
        this.store = store;
        this.lock = lock;
        this.ruleset = ruleset;
        this.rates = rates;
        this.clock = clock;
        this.writer = writer;
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
        if (day.isAfter(clock.today())) {
            throw new IllegalArgumentException(
                    day + " has not come yet in " + clock.zone() + "; grade " + clock.today() + " or a day before it");
        }
        int asOf = (int) day.toEpochDay();
        return lock.still(() -> {
            Integer last = lastDay();
            GradeRun run = last != null && asOf < last ? replay(asOf) : live(asOf, last, all);
            LOG.info(
                    "Graded {} {}: {} customers, {} written, {} tiers changed",
                    day,
                    run.replay() ? "(replay)" : "",
                    run.customers(),
                    run.written(),
                    run.tierChanges());
            heard.graded();
            return run;
        });
    }

    /** Whether anything is due today: a customer, or the day itself. While a first load runs, nothing is. */
    public boolean due() {
        if (store.loading()) {
            return false;
        }
        int today = (int) clock.today().toEpochDay();
        Integer last = lastDay();
        long waiting = store.read(tx -> tx.gradesDue().count(today));
        return waiting > 0 || last != null && last < today;
    }

    /** The last day graded live, as an epoch day; null before the first. */
    public @Nullable Integer lastDay() {
        String stored = store.read(tx -> tx.meta().get(LAST_DAY));
        return stored == null ? null : Integer.valueOf(stored);
    }

    private GradeRun live(int asOf, @Nullable Integer last, boolean all) {
        References.Reference stored = store.read(tx -> tx.references().latest(ruleset.id(), asOf));
        boolean settling = stored == null || stored.asOf() == asOf;
        boolean live = ruleset.reference() == Ruleset.Comparison.LIVE;
        if (!all && !settling && !live && last != null && last == asOf) {
            return dueOnly(asOf, Reference.fromBytes(stored.data()));
        }
        Population population = store.read(tx -> new FoldPopulation(tx, ruleset, rates, asOf).all());
        PersonsSay say = store.read(tx -> PersonsSay.read(tx, asOf));
        boolean retake = all || settling || live || outgrown(population.size());
        Reference reference = retake ? population.reference(ruleset, asOf) : Reference.fromBytes(stored.data());
        Grading grading = new Grading(ruleset, reference, asOf);
        GradeRun run = everyone(asOf, population, grading, reference.asOf() == asOf, say);
        if (last == null || last < asOf) {
            say.warn();
        }
        grading.personaWarnings(population).forEach(warning -> LOG.warn("Personas: {}", warning));
        store.transaction(Effect.DAY_GRADED, tx -> {
            if (reference.asOf() == asOf) {
                tx.references().put(new References.Reference(ruleset.id(), asOf, reference.toBytes()));
                tx.meta().put(REFERENCE_SIZE, Integer.toString(population.size()));
            }
            TierDrift.note(tx, reference.asOf() == asOf);
            tx.meta().put(LAST_DAY, Integer.toString(asOf));
            return run;
        });
        return run;
    }

    private boolean outgrown(int customers) {
        String size = store.read(tx -> tx.meta().get(REFERENCE_SIZE));
        return size != null && customers >= OUTGROWN * Integer.parseInt(size);
    }

    /**
     * Writes every customer that is due or whose outcome is not what is stored, and takes grades from those that are no
     * longer graded.
     *
     * @param compareAll whether the reference may have moved, so that what is stored says nothing
     */
    private GradeRun everyone(int asOf, Population population, Grading grading, boolean compareAll, PersonsSay say) {
        StoredStamps stamps = store.read(StoredStamps::read);
        long[] due = store.read(tx -> tx.gradesDue().all(asOf));
        long[] known = new long[population.size()];
        GradeRun run = GradeRun.of(population.size());
        List<GradeInput> batch = new ArrayList<>(BATCH);
        for (int i = 0; i < known.length; i++) {
            GradeInput input = population.get(i);
            known[i] = input.customer().number();
            if (compareAll
                    || Arrays.binarySearch(due, known[i]) >= 0
                    || !stamps.holds(known[i], grading.outcome(input).stamp())) {
                batch.add(input);
            }
            if (batch.size() == BATCH || i == known.length - 1 && !batch.isEmpty()) {
                run = run.plus(told(store.transaction(Effect.ALL_GRADED, tx -> batch(tx, grading, asOf, batch, say))));
                batch.clear();
            }
        }
        long[] gone = Difference.of(due, known);
        store.transaction(Effect.UNGRADED, tx -> {
            Ungrade.write(tx, gone, asOf, "NOT_GRADED");
            return gone;
        });
        return run;
    }

    /** Tells what a batch changed, after its commit; between batches the hub may stop. */
    private GradeRun told(GradeRun batch) {
        batch.moves().forEach((move, customers) -> heard.tiers(move.from(), move.to(), customers));
        stopping.check();
        return batch;
    }

    private GradeRun batch(Tx tx, Grading grading, int asOf, List<GradeInput> inputs, PersonsSay say) {
        tx.gradesDue()
                .clear(inputs.stream()
                        .mapToLong(input -> input.customer().number())
                        .toArray());
        return writer.write(tx, grading, asOf, inputs, say);
    }

    /** Grades the customers that are due, and takes grades from those that are no longer graded. */
    private GradeRun dueOnly(int asOf, Reference reference) {
        Grading grading = new Grading(ruleset, reference, asOf);
        PersonsSay say = store.read(tx -> PersonsSay.read(tx, asOf));
        GradeRun total = GradeRun.of(0);
        long[] after = {0};
        while (true) {
            GradeRun run = store.transaction(Effect.DUE_GRADED, tx -> dueBatch(tx, grading, asOf, after, say));
            if (run == null) {
                return total;
            }
            total = total.plus(told(run));
        }
    }

    private @Nullable GradeRun dueBatch(Tx tx, Grading grading, int asOf, long[] after, PersonsSay say) {
        long[] due = tx.gradesDue().take(asOf, after[0], BATCH);
        if (due.length == 0) {
            return null;
        }
        after[0] = due[due.length - 1];
        List<GradeInput> inputs = new FoldPopulation(tx, ruleset, rates, asOf).some(due);
        GradeRun run = GradeRun.of(inputs.size()).plus(batch(tx, grading, asOf, inputs, say));
        long[] graded =
                inputs.stream().mapToLong(input -> input.customer().number()).toArray();
        Ungrade.write(tx, Difference.of(due, graded), asOf, "NOT_GRADED");
        return run;
    }

    private GradeRun replay(int asOf) {
        Population population = store.read(tx -> new FoldPopulation(tx, ruleset, rates, asOf).all());
        References.Reference stored = store.read(tx -> tx.references().latest(ruleset.id(), asOf));
        Reference reference = stored == null || ruleset.reference() == Ruleset.Comparison.LIVE
                ? population.reference(ruleset, asOf)
                : Reference.fromBytes(stored.data());
        Grading grading = new Grading(ruleset, reference, asOf);
        PersonsSay say = store.read(tx -> PersonsSay.read(tx, asOf));
        long now = clock.now().toEpochMilli();
        String key = asOf + " " + ruleset.id() + " " + clock.zone() + " " + reference.asOf();
        long id = store.transaction(Effect.REPLAY_BEGUN, tx -> tx.replays().start(key, asOf, now, ruleset.id()));
        for (int from = 0; from < population.size(); from += BATCH) {
            stopping.check();
            List<GradeInput> batch = new ArrayList<>(BATCH);
            for (int i = from; i < Math.min(population.size(), from + BATCH); i++) {
                batch.add(population.get(i));
            }
            store.transaction(Effect.REPLAY_GRADED, tx -> {
                writer.replay(tx, id, grading, asOf, batch, say);
                return id;
            });
        }
        store.transaction(Effect.REPLAY_DONE, tx -> {
            tx.replays().finish(id, now);
            return id;
        });
        return new GradeRun(true, population.size(), population.size(), Map.of());
    }
}
