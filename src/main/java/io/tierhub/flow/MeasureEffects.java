package io.tierhub.flow;

import io.tierhub.act.Effect;
import io.tierhub.act.EffectGroup;
import io.tierhub.act.Run;
import io.tierhub.behaviour.Rates;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.ActionRuns.Owned;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares customers for whom actions were done with those who were left alone: what each did as many days after its action
 * began as before. Only beginnings that lie so many days back count.
 */
public final class MeasureEffects {
    /** The days that may be looked at. */
    public static final int MAX_DAYS = 730;

    private static final int BATCH = 2_000;

    private final Store store;
    private final Ruleset ruleset;
    private final Rates rates;
    private final BusinessClock clock;

    private record Key(String action, Tier tier) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byAction = action.compareTo(other.action);
            return byAction != 0 ? byAction : tier.compareTo(other.tier);
        }
    }

    public MeasureEffects(Store store, Ruleset ruleset, Rates rates, BusinessClock clock) {
        this.store = store;
        this.ruleset = ruleset;
        this.rates = rates;
        this.clock = clock;
    }

    /** By action and the tier that customers had when it began. */
    public List<Effect> measure(int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("--days is from 1 to " + MAX_DAYS + ", not " + days);
        }
        int last = (int) clock.today().toEpochDay() - days;
        return store.read(tx -> {
            Map<Integer, List<Owned>> byDay = new TreeMap<>();
            tx.actionRuns().scan(owned -> {
                if (owned.run().day() <= last && (owned.run().held() == Run.Held.NO || control(owned))) {
                    byDay.computeIfAbsent(owned.run().day(), day -> new ArrayList<>())
                            .add(owned);
                }
            });
            Map<Key, Effect> effects = new TreeMap<>();
            byDay.forEach((day, runs) -> {
                for (int from = 0; from < runs.size(); from += BATCH) {
                    measure(tx, effects, day, days, runs.subList(from, Math.min(runs.size(), from + BATCH)));
                }
            });
            return List.copyOf(effects.values());
        });
    }

    private static boolean control(Owned owned) {
        return owned.run().held() == Run.Held.CONTROL;
    }

    private void measure(Tx tx, Map<Key, Effect> effects, int day, int days, List<Owned> runs) {
        long[] customers = runs.stream().mapToLong(Owned::customer).distinct().toArray();
        Map<Long, int[]> early = counts(tx, day - days, customers);
        Map<Long, int[]> then = counts(tx, day, customers);
        Map<Long, int[]> late = counts(tx, day + days, customers);
        for (Owned each : runs) {
            int[] a = early.get(each.customer());
            int[] b = then.get(each.customer());
            int[] c = late.get(each.customer());
            if (a == null || b == null || c == null) {
                continue; // is no customer any more
            }
            Key key = new Key(each.run().action(), each.tier());
            Effect known =
                    effects.getOrDefault(key, new Effect(key.action, key.tier, EffectGroup.NONE, EffectGroup.NONE));
            EffectGroup group = (control(each) ? known.control() : known.treated())
                    .plus(b[0] > a[0], c[0] > b[0], b[1] - a[1], c[1] - b[1]);
            effects.put(
                    key,
                    control(each)
                            ? new Effect(key.action, key.tier, known.treated(), group)
                            : new Effect(key.action, key.tier, group, known.control()));
        }
    }

    /** All orders and tickets of customers up to a day. */
    private Map<Long, int[]> counts(Tx tx, int day, long[] customers) {
        Map<Long, int[]> counts = new HashMap<>();
        new FoldPopulation(tx, ruleset, rates, day)
                .behaviours(
                        customers,
                        (customer, behaviour) -> counts.put(customer, new int[] {
                            behaviour.purchases().orders(), behaviour.activity().tickets()
                        }));
        return counts;
    }
}
