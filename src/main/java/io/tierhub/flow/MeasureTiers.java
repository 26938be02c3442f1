package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.grade.Flaps;
import io.tierhub.grade.Population;
import io.tierhub.grade.PopulationPicture;
import io.tierhub.grade.Reference;
import io.tierhub.grade.Ruleset;
import io.tierhub.grade.TierMoves;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures how the customers stand: one pass over tiers, one over history and one over behaviour, with the population in
 * memory. Reads only.
 */
public final class MeasureTiers {
    /** Steps of the histogram of scores. */
    static final int STEPS = 20;

    private static final int STEP = 100 / STEPS;

    private final Store store;
    private final Ruleset ruleset;
    private final Rates rates;

    public MeasureTiers(Store store, Ruleset ruleset, Rates rates) {
        this.store = store;
        this.ruleset = ruleset;
        this.rates = rates;
    }

    /**
     * Measures the last graded day.
     *
     * @param since changes are counted after this day; null: three months before
     * @throws IllegalArgumentException if nothing was graded yet, or nothing that long ago
     */
    public TierReport measure(@Nullable LocalDate since) {
        return store.read(tx -> {
            LocalDate asOf = lastDay(tx);
            LocalDate from = from(tx, since, asOf);
            return new Pass(tx, asOf, from).report(picture(tx, (int) asOf.toEpochDay()));
        });
    }

    private PopulationPicture picture(Tx tx, int asOf) {
        Population population = new FoldPopulation(tx, ruleset, rates, asOf).all();
        return PopulationPicture.of(ruleset, reference(tx, ruleset, population, asOf), population, asOf);
    }

    /** What ranks are taken from on a day; of rules that did not grade yet, the customers themselves. */
    static Reference reference(Tx tx, Ruleset ruleset, Population population, int asOf) {
        StoredReference stored = StoredReference.latest(tx, ruleset.id(), asOf);
        return stored == null ? population.reference(ruleset, asOf) : stored.read();
    }

    static LocalDate lastDay(Tx tx) {
        String stored = tx.meta().get(GradeCustomers.LAST_DAY);
        if (stored == null) {
            throw new IllegalArgumentException("nothing was graded yet: tierhub grade, then report again");
        }
        return LocalDate.ofEpochDay(Integer.parseInt(stored));
    }

    /** The day asked for; else three months back, or the first day of the history where that is later. */
    static LocalDate from(Tx tx, @Nullable LocalDate asked, LocalDate to) {
        Integer begun = tx.tierHistory().firstDay();
        LocalDate first = begun == null ? to : LocalDate.ofEpochDay(begun);
        LocalDate wanted = asked == null ? to.minusMonths(3) : asked;
        if (asked != null && asked.isAfter(to)) {
            throw new IllegalArgumentException(
                    asked + " is after " + to + ", the last day of the report: name one before it");
        }
        return wanted.isBefore(first) && !first.isAfter(to) ? first : wanted;
    }

    /** Counts that need no population. */
    private final class Pass {
        private final Tx tx;
        private final LocalDate asOf;
        private final LocalDate since;
        private final Map<Tier, Long> tiers = new EnumMap<>(Tier.class);
        private final long[] scores = new long[STEPS];
        private final TierMoves migration = new TierMoves();
        private long provisional;
        private Flaps flaps = new Flaps(0, 0);

        Pass(Tx tx, LocalDate asOf, LocalDate since) {
            this.tx = tx;
            this.asOf = asOf;
            this.since = since;
        }

        TierReport report(PopulationPicture picture) {
            tx.tiers().scanHeads(head -> {
                tiers.merge(head.tier(), 1L, Long::sum);
                provisional += head.provisional() ? 1 : 0;
                Double score = head.score();
                if (score != null) {
                    scores[(int) Math.min(STEPS - 1, score / STEP)]++;
                }
            });
            int first = (int) since.toEpochDay();
            int last = (int) asOf.toEpochDay();
            TierSpans.scan(tx.tierHistory(), first, last, (customer, history, from, to) -> {
                flaps = flaps.plus(Flaps.of(history, first + 1, last));
                if (from != null || to != null) {
                    migration.add(from, to);
                }
            });
            return new TierReport(
                    asOf,
                    since,
                    ruleset.id(),
                    tiers,
                    provisional,
                    Arrays.stream(scores).boxed().toList(),
                    migration,
                    flaps,
                    picture);
        }
    }
}
