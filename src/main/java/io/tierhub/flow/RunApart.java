package io.tierhub.flow;

import io.tierhub.act.CustomerState;
import io.tierhub.flow.EnqueueTiers.Listener;
import io.tierhub.flow.OwedTiers.Standing;
import io.tierhub.flow.WriteTags.Tagged;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Grading;
import io.tierhub.grade.GroupCounts;
import io.tierhub.grade.Population;
import io.tierhub.grade.Reference;
import io.tierhub.grade.Ruleset;
import io.tierhub.grade.TierColumn;
import io.tierhub.grade.TierOverride;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.SourceKey;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One day by one ruleset, as the next real run would grade it, without a word written: the same steps, to their ends. */
final class RunApart {
    private final Tx tx;
    private final Ruleset ruleset;
    private final int asOf;
    private final List<Listener> listeners;
    private final WriteTags tags;
    private final PlanActions actions;
    private final Heard heard;
    private final PersonsSay say;
    private final TierColumn tiers = new TierColumn();
    private final GroupCounts groups = new GroupCounts();
    private final Map<String, Long> writes = new TreeMap<>();
    private final Map<String, Long> tasks = new TreeMap<>();
    private @Nullable Reference reference;

    /** Takes what a target would be told. */
    interface Heard {
        void event(String system, long customer, Tier tier);
    }

    RunApart(
            Tx tx,
            Ruleset ruleset,
            int asOf,
            List<Listener> listeners,
            EnqueueTags tags,
            PlanActions actions,
            Heard heard) {
        this.tx = tx;
        this.ruleset = ruleset;
        this.asOf = asOf;
        this.listeners = listeners;
        this.tags = new WriteTags(!ruleset.models().tags().isEmpty(), tags);
        this.actions = actions;
        this.heard = heard;
        this.say = PersonsSay.read(tx, asOf);
        listeners.forEach(listener -> writes.put(listener.system(), 0L));
    }

    /** A day before the last live one: its tiers, from those that stood on its eve where tiers are held; nobody hears of them. */
    RunApart replay(Population population) {
        Grading grading = grading(ChooseReference.of(tx, ruleset, asOf).replay(population));
        boolean held = ruleset.policy().hysteresis() != null;
        for (int from = 0; from < population.size(); from += GradePass.BATCH) {
            int to = Math.min(population.size(), from + GradePass.BATCH);
            PastTiers past = held ? PastTiers.of(tx, ids(population, from, to), asOf, true) : null;
            for (int i = from; i < to; i++) {
                GradeInput input = population.get(i);
                TierOverride override = say.override(input.customer().number());
                Tier tier = past == null
                        ? grading.tierAlone(input, override)
                        : grading.tier(input, past.memory(input.customer()), override);
                add(grading, input, tier);
            }
        }
        return this;
    }

    private static long[] ids(Population population, int from, int to) {
        long[] ids = new long[to - from];
        for (int i = from; i < to; i++) {
            ids[i - from] = population.get(i).customer().number();
        }
        return ids;
    }

    /** The next live day, or the last one anew. */
    RunApart live(Population population) {
        Grading grading = grading(ChooseReference.of(tx, ruleset, asOf).live(population));
        Due due = new Due(reference().asOf() == asOf || otherRules());
        List<GradeInput> batch = new ArrayList<>(GradePass.BATCH);
        for (int i = 0; i < population.size(); i++) {
            batch.add(population.get(i));
            if (batch.size() == GradePass.BATCH || i == population.size() - 1) {
                batch(grading, due, batch);
                batch.clear();
            }
        }
        return this;
    }

    private Grading grading(Reference chosen) {
        reference = chosen;
        return new Grading(ruleset, chosen, asOf);
    }

    private boolean otherRules() {
        String last = tx.meta().get(GradeCustomers.LAST_RULES);
        return last != null && !last.equals(ruleset.id());
    }

    /** Whom a run looks at: a customer whose outcome is the stored one keeps its tier, and nobody hears of it. */
    private final class Due {
        private final boolean all;
        private final StoredStamps stamps = StoredStamps.read(tx);
        private final long[] due = tx.gradesDue().all(asOf);

        Due(boolean all) {
            this.all = all;
        }

        boolean looksAt(Grading grading, GradeInput input) {
            long customer = input.customer().number();
            return all
                    || Arrays.binarySearch(due, customer) >= 0
                    || stamps.tier(customer, grading.outcome(input).stamp()) == null;
        }
    }

    private void batch(Grading grading, Due due, List<GradeInput> inputs) {
        long[] ids =
                inputs.stream().mapToLong(input -> input.customer().number()).toArray();
        Map<Long, TierRow> before = new HashMap<>();
        tx.tiers().of(ids).forEach(row -> before.put(row.customer(), row));
        TierRecall recall = ruleset.policy().hysteresis() == null ? null : TierRecall.of(tx, ids, before, asOf);
        Map<Long, CustomerState> states = actions.any() ? PlanActions.states(tx, ids) : Map.of();
        List<Standing> news = new ArrayList<>();
        List<PlanActions.Step> steps = new ArrayList<>();
        List<Tagged> tagged = new ArrayList<>();
        for (GradeInput input : inputs) {
            TierRow old = before.get(input.customer().number());
            if (old != null && !due.looksAt(grading, input)) {
                add(grading, input, old.tier());
                continue;
            }
            Tier now = tier(grading, input, recall);
            add(grading, input, now);
            news.add(new Standing(input.customer().number(), now, old == null || old.tier() != now));
            long customer = input.customer().number();
            List<String> byRules = grading.tags(input);
            tagged.add(Tagged.of(customer, byRules, say.tags(customer)));
            if (actions.any()) {
                CustomerState then = new CustomerState(now, grading.stage(input), byRules);
                steps.add(new PlanActions.Step(customer, states.get(customer), then));
            }
        }
        tell(news);
        add(tags.foresee(tx, tagged, say, asOf, ruleset.id()), writes);
        PlanActions.Foreseen foreseen = actions.foresee(tx, steps, asOf);
        add(foreseen.events(), writes);
        add(foreseen.tasks(), tasks);
    }

    private static void add(Map<String, Long> counts, Map<String, Long> to) {
        counts.forEach((name, count) -> to.merge(name, count, Long::sum));
    }

    private Tier tier(Grading grading, GradeInput input, @Nullable TierRecall recall) {
        @Nullable TierOverride override = say.override(input.customer().number());
        return recall == null ? grading.tierAlone(input, override) : recall.tier(grading, input, override);
    }

    private void add(Grading grading, GradeInput input, Tier tier) {
        tiers.add(input.customer(), tier, input.valueCents());
        grading.count(input, groups);
    }

    private void tell(List<Standing> news) {
        if (news.isEmpty() || listeners.isEmpty()) {
            return;
        }
        OwedTiers owed = new OwedTiers(tx);
        Map<Long, List<SourceKey>> keys =
                owed.keys(news.stream().mapToLong(Standing::customer).toArray());
        for (Listener listener : listeners) {
            for (OwedTiers.Owed each : owed.to(listener, news, keys).events()) {
                Standing told = news.get(each.at());
                writes.merge(listener.system(), 1L, Long::sum);
                heard.event(listener.system(), told.customer(), told.tier());
            }
        }
    }

    /** The population that customers were compared with. */
    Reference reference() {
        return Objects.requireNonNull(reference, "known once the day is graded");
    }

    TierColumn tiers() {
        return tiers;
    }

    GroupCounts groups() {
        return groups;
    }

    /** How many tasks each owner would get. */
    Map<String, Long> tasks() {
        return tasks;
    }

    /** How many events each target would get. */
    Map<String, Long> writes() {
        return writes;
    }
}
