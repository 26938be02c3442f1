package io.tierhub.flow;

import io.tierhub.grade.Grade;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Graded;
import io.tierhub.grade.Grading;
import io.tierhub.grade.Ruleset;
import io.tierhub.grade.TierDecision;
import io.tierhub.grade.TierOverride;
import io.tierhub.store.GradeRow;
import io.tierhub.store.TierHistory.Change;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes grades, tiers, history and what targets must hear of it, in one transaction. */
public final class WriteGrades {
    private final String rulesetId;
    /** Whether tiers are held still, so that something of each must be remembered. */
    private final boolean remembers;

    private final EnqueueTiers enqueue;
    private final WriteTags tags;

    public WriteGrades(Ruleset ruleset, EnqueueTiers enqueue, EnqueueTags tags) {
        this.rulesetId = ruleset.id();
        this.remembers = ruleset.policy().hysteresis() != null;
        this.enqueue = enqueue;
        this.tags = new WriteTags(!ruleset.models().tags().isEmpty(), tags);
    }

    /**
     * Grades some customers live.
     *
     * @param tally counts their tiers
     */
    GradeRun write(Tx tx, Grading grading, int asOf, List<GradeInput> inputs, PersonsSay say, TierTally tally) {
        long[] ids =
                inputs.stream().mapToLong(input -> input.customer().number()).toArray();
        Map<Long, TierRow> before = new HashMap<>();
        tx.tiers().of(ids).forEach(row -> before.put(row.customer(), row));
        TierRecall recall = remembers ? TierRecall.of(tx, ids, before, asOf) : null;
        List<GradeRow> grades = new ArrayList<>(inputs.size() * 2);
        List<TierRow> fresh = new ArrayList<>();
        List<TierRow> changed = new ArrayList<>();
        List<EnqueueTiers.TierNews> news = new ArrayList<>(inputs.size());
        for (GradeInput input : inputs) {
            TierOverride override = say.override(input.customer().number());
            Graded graded =
                    recall == null ? grading.gradeAlone(input, override) : recall.grade(grading, input, override);
            graded.grades().forEach(grade -> grades.add(row(grade)));
            TierRow old = before.get(input.customer().number());
            TierRow now = row(tx, graded, asOf, old, grading.outcome(input).stamp());
            if (old == null) {
                fresh.add(now);
            } else if (!now.equals(old)) {
                changed.add(now);
            }
            tally.add(now.tier());
            boolean moved = old == null || old.tier() != now.tier();
            news.add(new EnqueueTiers.TierNews(
                    now, graded, say.tags(input.customer().number()), moved));
        }
        List<Change> changes = history(news, before);
        int written = tx.grades().put(grades);
        tx.tiers().add(fresh);
        tx.tiers().replace(changed);
        tx.tierHistory().change(changes);
        if (recall != null) {
            recall.write(tx);
        }
        say.lookAgain(tx, ids);
        enqueue.enqueue(tx, news);
        tags.write(tx, news, say, asOf, rulesetId);
        int touched = Math.max(written, fresh.size() + changed.size());
        return new GradeRun(false, 0, touched, moves(changes, before));
    }

    /** Grades some customers of a past day, apart from the live state. */
    void replay(Tx tx, long replay, Grading grading, int asOf, List<GradeInput> inputs, PersonsSay say) {
        List<GradeRow> grades = new ArrayList<>(inputs.size() * 2);
        List<TierRow> tiers = new ArrayList<>(inputs.size());
        for (GradeInput input : inputs) {
            Graded graded =
                    grading.gradeAlone(input, say.override(input.customer().number()));
            graded.grades().forEach(grade -> grades.add(row(grade)));
            tiers.add(tierRow(graded, asOf, asOf, grading.outcome(input).stamp()));
        }
        tx.replays().addGrades(replay, grades);
        tx.replays().addTiers(replay, tiers);
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

    private static GradeRow row(Grade grade) {
        return new GradeRow(
                grade.customer().number(),
                grade.model(),
                grade.asOf(),
                grade.status().name(),
                grade.score(),
                grade.klass(),
                grade.inputsJson(),
                grade.reasonsJson());
    }

    private TierRow row(Tx tx, Graded graded, int asOf, @Nullable TierRow old, long stamp) {
        int since = old == null ? asOf : since(tx, old, graded.tier().tier(), asOf);
        return tierRow(graded, asOf, since, stamp);
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

    private TierRow tierRow(Graded graded, int asOf, int since, long stamp) {
        TierDecision decision = graded.tier();
        return new TierRow(
                graded.customer().number(),
                decision.tier(),
                since,
                decision.score(),
                decision.candidate(),
                decision.machine(),
                decision.provisional(),
                decision.source(),
                asOf,
                rulesetId,
                "{\"reasons\":" + decision.reasonsJson() + ",\"contributions\":" + decision.contributionsJson() + "}",
                stamp);
    }
}
