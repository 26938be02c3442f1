package io.tierhub.flow;

import io.tierhub.act.CustomerState;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Graded;
import io.tierhub.grade.Grading;
import io.tierhub.grade.Ruleset;
import io.tierhub.grade.TierDecision;
import io.tierhub.grade.TierOverride;
import io.tierhub.store.Briefing;
import io.tierhub.store.CustomerGrades;
import io.tierhub.store.TierHistory.Change;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes grades, tiers, history, what follows from them and what targets must hear of it, in one transaction. */
public final class WriteGrades {
    private final String rulesetId;
    /** Whether tiers are held still, so that something of each must be remembered. */
    private final boolean remembers;

    private final EnqueueTiers enqueue;
    private final WriteTags tags;
    private final PlanActions actions;
    private final MoveGate gate;

    public WriteGrades(Ruleset ruleset, EnqueueTiers enqueue, EnqueueTags tags, PlanActions actions, MoveGate gate) {
        this.rulesetId = ruleset.id();
        this.remembers = ruleset.policy().hysteresis() != null;
        this.enqueue = enqueue;
        this.tags = new WriteTags(!ruleset.models().tags().isEmpty(), tags);
        this.actions = actions;
        this.gate = gate;
    }

    /** What keeps events of a run from going out. */
    MoveGate gate() {
        return gate;
    }

    /** Whether tiers are held still, for which more is asked of the tiers before. */
    boolean remembers() {
        return remembers;
    }

    /** What can be made of some customers without looking at the store: all of them, or nobody where tiers are held still. */
    List<Judged> judge(GradePass pass, List<GradeInput> inputs, Briefing briefing) {
        if (remembers) {
            return List.of();
        }
        List<Judged> judged = new ArrayList<>(inputs.size());
        for (GradeInput input : inputs) {
            TierOverride said = pass.say().override(input.customer().number());
            judged.add(Judged.of(pass.grading().gradeAlone(input, said), briefing));
        }
        return judged;
    }

    private static Judged remembering(GradePass pass, GradeInput input, TierRecall recall, Briefing briefing) {
        TierOverride said = pass.say().override(input.customer().number());
        return Judged.of(recall.grade(pass.grading(), input, said), briefing);
    }

    /**
     * Writes what some customers are graded.
     *
     * @param pass the run, which counts their tiers
     * @param judged see {@link #judge}
     * @param before the tiers that they have; without their details where they are from {@link StoredStamps#row}
     */
    GradeRun write(Tx tx, GradePass pass, List<GradeInput> inputs, List<Judged> judged, Map<Long, TierRow> before) {
        int asOf = pass.asOf();
        long[] ids =
                inputs.stream().mapToLong(input -> input.customer().number()).toArray();
        TierRecall recall = remembers ? TierRecall.of(tx, ids, before, asOf) : null;
        List<CustomerGrades> grades = new ArrayList<>(inputs.size());
        List<TierRow> changed = new ArrayList<>();
        Set<Long> same = new HashSet<>();
        TrailScores trail = new TrailScores();
        Briefing briefing = tx.briefing();
        List<EnqueueTiers.TierNews> news = new ArrayList<>(inputs.size());
        for (int i = 0; i < ids.length; i++) {
            Judged made = recall == null ? judged.get(i) : remembering(pass, inputs.get(i), recall, briefing);
            grades.add(made.grades());
            TierRow old = before.get(ids[i]);
            TierRow now = row(tx, made, pass, old);
            if (old != null && same(tx, old, now)) {
                same.add(ids[i]);
                pass.stamps().put(old);
            } else {
                changed.add(now);
                trail.follow(old, now);
                pass.stamps().put(now);
            }
            pass.tally().add(now.tier());
            news.add(new EnqueueTiers.TierNews(
                    now, made.graded(), pass.say().tags(ids[i]), old == null || old.tier() != now.tier()));
        }
        List<Change> changes = history(news, before);
        Map<Long, CustomerState> states = !actions.any() || before.isEmpty() ? Map.of() : PlanActions.states(tx, ids);
        int written = tx.grades().put(grades, same::contains);
        tx.tiers().put(changed);
        tx.tierHistory().change(changes);
        trail.write(tx);
        if (recall != null) {
            recall.write(tx);
        }
        pass.say().lookAgain(tx, ids);
        enqueue.enqueue(tx, news, gate.closed());
        tags.write(tx, news, pass.say(), asOf, rulesetId);
        if (actions.any()) {
            actions.write(tx, steps(news, states), asOf);
        }
        int touched = Math.max(written, changed.size());
        return new GradeRun(false, 0, touched, moves(changes, before));
    }

    /** Grades some customers of a past day, apart from the live state, with the tiers that stood on its eve. */
    void replay(Tx tx, long replay, GradePass pass, List<GradeInput> inputs) {
        Grading grading = pass.grading();
        long[] ids =
                inputs.stream().mapToLong(input -> input.customer().number()).toArray();
        PastTiers past = PastTiers.of(tx, ids, pass.asOf(), remembers);
        Briefing briefing = tx.briefing();
        List<CustomerGrades> grades = new ArrayList<>(inputs.size());
        List<TierRow> tiers = new ArrayList<>(inputs.size());
        for (GradeInput input : inputs) {
            Graded graded = grading.grade(
                    input,
                    past.memory(input.customer()),
                    pass.say().override(input.customer().number()));
            Judged made = Judged.of(graded, briefing);
            grades.add(made.grades());
            tiers.add(tierRow(made, pass, past.since(graded)));
        }
        tx.replays().addGrades(replay, grades);
        tx.replays().addTiers(replay, tiers);
    }

    private static List<PlanActions.Step> steps(List<EnqueueTiers.TierNews> news, Map<Long, CustomerState> before) {
        return news.stream()
                .map(each -> new PlanActions.Step(
                        each.tier().customer(),
                        before.get(each.tier().customer()),
                        new CustomerState(
                                each.tier().tier(),
                                each.graded().stage(),
                                each.graded().tags())))
                .toList();
    }

    private static List<Change> history(List<EnqueueTiers.TierNews> news, Map<Long, TierRow> before) {
        List<Change> changes = new ArrayList<>();
        for (EnqueueTiers.TierNews each : news) {
            TierRow now = each.tier();
            if (each.changed()) {
                changes.add(new Change(
                        now.customer(),
                        now.asOf(),
                        now.tier(),
                        cause(before.get(now.customer()), each.graded().tier()),
                        now.ruleset()));
            }
        }
        return changes;
    }

    /** Why a tier is another: a person's say counts or counts no more, or the rules see the customer otherwise. */
    private static String cause(@Nullable TierRow before, TierDecision now) {
        boolean begins = now.source().equals(TierDecision.OVERRIDE);
        boolean ends = before != null && before.source().equals(TierDecision.OVERRIDE) && now.override() == null;
        return begins || ends ? "OVERRIDE" : before == null ? "INITIAL" : "POLICY";
    }

    private static Map<GradeRun.Move, Integer> moves(List<Change> changes, Map<Long, TierRow> before) {
        Map<GradeRun.Move, Integer> moves = new TreeMap<>();
        for (Change each : changes) {
            TierRow old = before.get(each.customer());
            moves.merge(new GradeRun.Move(old == null ? null : old.tier(), each.tier()), 1, Integer::sum);
        }
        return moves;
    }

    /** Whether a row says nothing else than the one before, which is read where its detail decides. */
    private static boolean same(Tx tx, TierRow old, TierRow now) {
        if (old.stamp() != now.stamp() || old.asOf() != now.asOf()) {
            return false;
        }
        List<TierRow> whole =
                StoredStamps.whole(old) ? List.of(old) : tx.tiers().of(new long[] {old.customer()});
        return whole.stream().anyMatch(each -> now.knownAt(each.knownAt()).equals(each));
    }

    private TierRow row(Tx tx, Judged made, GradePass run, @Nullable TierRow old) {
        Tier now = made.graded().tier().tier();
        return tierRow(made, run, old == null ? run.asOf() : since(tx, old, now, run.asOf()));
    }

    /** A tier that comes back on the day that it was lost was never lost: it holds since its span began. */
    private static int since(Tx tx, TierRow old, Tier now, int asOf) {
        if (old.tier() == now) {
            return old.since();
        }
        if (old.since() < asOf) {
            return asOf;
        }
        return tx.tierHistory().of(old.customer()).stream()
                .filter(span -> span.to() != null && span.to() == asOf && span.tier() == now)
                .mapToInt(span -> span.from())
                .findFirst()
                .orElse(asOf);
    }

    private TierRow tierRow(Judged made, GradePass run, int since) {
        TierDecision decision = made.graded().tier();
        return new TierRow(
                made.graded().customer().number(),
                decision.tier(),
                since,
                decision.score(),
                decision.candidate(),
                decision.machine(),
                decision.provisional(),
                decision.source(),
                run.asOf(),
                rulesetId,
                made.detail(),
                made.graded().stamp(),
                run.knownAt(),
                run.grading().reference());
    }
}
