package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.flow.Simulation.Both;
import io.tierhub.flow.Simulation.Explained;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.Graded;
import io.tierhub.grade.Grading;
import io.tierhub.grade.Migration.Mover;
import io.tierhub.grade.Reason;
import io.tierhub.grade.Reference;
import io.tierhub.grade.Ruleset;
import io.tierhub.grade.TierOverride;
import io.tierhub.publish.TierChange;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Why a few customers have the tiers that two rulesets give them on a day. */
final class ExplainMovers {
    private final Tx tx;
    private final Rates rates;
    private final int asOf;
    private final boolean replay;

    ExplainMovers(Tx tx, Rates rates, int asOf, boolean replay) {
        this.tx = tx;
        this.rates = rates;
        this.asOf = asOf;
        this.replay = replay;
    }

    /** @param references of the current rules and of the next, as the runs chose them */
    List<Explained> of(List<Mover> movers, Both<Ruleset> rules, Both<Reference> references) {
        long[] customers = movers.stream().mapToLong(Mover::customer).toArray();
        Map<Long, List<Reason>> before = reasons(customers, rules.current(), references.current());
        Map<Long, List<Reason>> after = reasons(customers, rules.next(), references.next());
        Map<Long, List<SourceKey>> keys = new OwedTiers(tx).keys(customers);
        List<Explained> explained = new ArrayList<>();
        for (Mover mover : movers) {
            long customer = mover.customer();
            explained.add(new Explained(
                    mover,
                    TierChange.smallestKeys(keys.getOrDefault(customer, List.of())),
                    new Both<>(before.getOrDefault(customer, List.of()), after.getOrDefault(customer, List.of()))));
        }
        return explained;
    }

    private Map<Long, List<Reason>> reasons(long[] customers, Ruleset ruleset, Reference reference) {
        Grading grading = new Grading(ruleset, reference, asOf);
        Map<Long, TierRow> before = new HashMap<>();
        tx.tiers().of(customers).forEach(row -> before.put(row.customer(), row));
        TierRecall recall = TierRecall.of(tx, customers, before, asOf);
        PersonsSay say = PersonsSay.read(tx, asOf);
        Map<Long, List<Reason>> reasons = new HashMap<>();
        for (GradeInput input : new FoldPopulation(tx, ruleset, rates, asOf).some(customers)) {
            TierOverride override = say.override(input.customer().number());
            Graded graded = replay ? grading.gradeAlone(input, override) : recall.grade(grading, input, override);
            reasons.put(input.customer().number(), graded.tier().reasons());
        }
        return reasons;
    }
}
