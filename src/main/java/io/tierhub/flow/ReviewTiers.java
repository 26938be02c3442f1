package io.tierhub.flow;

import io.tierhub.act.ActionSettings;
import io.tierhub.behaviour.Behaviour;
import io.tierhub.behaviour.Rates;
import io.tierhub.grade.Drift;
import io.tierhub.grade.Flaps;
import io.tierhub.grade.PeriodTally;
import io.tierhub.grade.PeriodTally.Did;
import io.tierhub.grade.Population;
import io.tierhub.grade.PopulationPicture;
import io.tierhub.grade.Reference;
import io.tierhub.grade.ReviewAdvice;
import io.tierhub.grade.Ruleset;
import io.tierhub.grade.TierMoves;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a quarterly review looks at: behaviour as of two days (32 bytes a customer are kept of each), one pass over the
 * history between them, one over the tickets, one over golden records. Reads only.
 */
public final class ReviewTiers {
    private static final Tier[] MERIT = {Tier.STRATEGIC, Tier.A, Tier.B, Tier.C, Tier.D};

    private final Store store;
    private final Ruleset ruleset;
    private final Rates rates;
    private final MeasureQuality quality;
    private final ZoneId zone;

    private final ActionSettings actions;

    public ReviewTiers(
            Store store, Ruleset ruleset, Rates rates, MeasureQuality quality, ActionSettings actions, ZoneId zone) {
        this.actions = actions;
        this.zone = zone;
        this.store = store;
        this.ruleset = ruleset;
        this.rates = rates;
        this.quality = quality;
    }

    /**
     * Reviews a period.
     *
     * @param from null: three months before its end
     * @param to null: the last graded day
     * @throws IllegalArgumentException if nothing was graded by then, or the days are in the wrong order
     */
    public ReviewReport review(@Nullable LocalDate from, @Nullable LocalDate to) {
        QualityReport data = quality.measure();
        return store.read(tx -> {
            LocalDate graded = MeasureTiers.lastDay(tx);
            if (to != null && to.isAfter(graded)) {
                throw new IllegalArgumentException("the last graded day is " + graded + ": grade " + to + " first");
            }
            LocalDate last = to == null ? graded : to;
            LocalDate first = MeasureTiers.from(tx, from, last);
            return new Pass(tx, (int) first.toEpochDay(), (int) last.toEpochDay()).report(data);
        });
    }

    /** What every customer had done by one day, as columns. */
    private static final class Done implements FoldPopulation.Watch {
        private long[] cents = new long[1024];
        private int[] orders = new int[1024];
        private int[] tickets = new int[1024];
        private int[] rated = new int[1024];
        private long[] satisfaction = new long[1024];

        Done upTo(int customers) {
            if (customers > cents.length) {
                int length = Math.max(customers, cents.length + (cents.length >> 1));
                cents = Arrays.copyOf(cents, length);
                orders = Arrays.copyOf(orders, length);
                tickets = Arrays.copyOf(tickets, length);
                rated = Arrays.copyOf(rated, length);
                satisfaction = Arrays.copyOf(satisfaction, length);
            }
            return this;
        }

        @Override
        public void saw(int at, Behaviour did) {
            upTo(at + 1);
            cents[at] = did.purchases().lifetime().cents();
            orders[at] = did.purchases().orders();
            tickets[at] = did.activity().tickets();
            rated[at] = did.activity().rated();
            satisfaction[at] = did.activity().satisfactionMicros();
        }

        /** What it did since an earlier day. */
        Did since(Done earlier, int at, @Nullable Tier from, @Nullable Tier to) {
            return new Did(
                    from,
                    to,
                    cents[at] - earlier.cents[at],
                    orders[at] - earlier.orders[at],
                    tickets[at] - earlier.tickets[at],
                    rated[at] - earlier.rated[at],
                    satisfaction[at] - earlier.satisfaction[at]);
        }
    }

    private final class Pass {
        private final Tx tx;
        private final int first;
        private final int last;
        private final TierMoves migration = new TierMoves();
        private final PeriodTally tally = new PeriodTally();
        private final long[] atStart = new long[MERIT.length];
        private final long[] atEnd = new long[MERIT.length];
        private Flaps flaps = new Flaps(0, 0);
        private long customers;

        Pass(Tx tx, int first, int last) {
            this.tx = tx;
            this.first = first;
            this.last = last;
        }

        ReviewReport report(QualityReport data) {
            Done before = new Done();
            before.upTo(new FoldPopulation(tx, ruleset, rates, first)
                    .watchedBy(before)
                    .look());
            Done did = new Done();
            Population population =
                    new FoldPopulation(tx, ruleset, rates, last).watchedBy(did).all();
            MeasureService service = new MeasureService(tx, actions, zone);
            Reference reference = MeasureTiers.reference(tx, ruleset, population, last);
            PopulationPicture picture = PopulationPicture.of(ruleset, reference, population, last);
            TierSpans.scan(tx.tierHistory(), first, last, (customer, history, from, to) -> {
                flaps = flaps.plus(Flaps.of(history, first + 1, last));
                int at = population.indexOf(customer);
                if (from != null || to != null) {
                    migration.add(from, to);
                    count(from, atStart);
                    count(to, atEnd);
                    customers += to == null ? 0 : 1;
                    service.tier(customer, from);
                    if (at >= 0) {
                        tally.add(did.since(before, at, from, to));
                    }
                }
            });
            List<PeriodTally.Line> lines = tally.lines();
            List<StandingOverride> said =
                    StandingOverride.of(tx, tx.tierOverrides().lasting(first), last, true);
            double drift = Drift.psi(atStart, atEnd);
            ReviewAdvice advice = new ReviewAdvice(migration, flaps, drift, lines, picture)
                    .reference(last - reference.asOf())
                    .overrides(said.stream().filter(StandingOverride::endsSoon).count())
                    .refused(data.refused().stream()
                            .mapToLong(QualityReport.Refused::rows)
                            .sum());
            return new ReviewReport(
                    LocalDate.ofEpochDay(first),
                    LocalDate.ofEpochDay(last),
                    ruleset.id(),
                    LocalDate.ofEpochDay(reference.asOf()),
                    customers,
                    migration,
                    flaps,
                    drift,
                    lines,
                    service.count(tx, first, last).lines(),
                    OverridesBy.of(said),
                    picture,
                    data,
                    advice.list());
        }

        private static void count(@Nullable Tier tier, long[] counts) {
            if (tier != null && tier.ordinal() < counts.length) {
                counts[tier.ordinal()]++;
            }
        }
    }
}
