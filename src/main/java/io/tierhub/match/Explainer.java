package io.tierhub.match;

import io.tierhub.match.PairExplanation.FieldEvidence;
import java.util.ArrayList;
import java.util.List;

/** Turns the evidence of a pair into values that a person can read. */
final class Explainer {
    private final Records records;
    private final JoinRule rule;
    private final FeatureView view = new FeatureView();

    Explainer(Records records, JoinRule rule) {
        this.records = records;
        this.rule = rule;
    }

    PairExplanation explain(int a, int b) {
        List<Veto> vetoes = rule.vetoes(a, b);
        Scorer scorer = rule.scores().scorer();
        double prior = scorer.prior(records.view(a, view).isOrganization());
        if (vetoes.contains(Veto.PARTY_TYPE)) {
            return new PairExplanation(a, b, prior, List.of(), prior, vetoes);
        }
        double total = rule.scores().score(a, b, Double.NEGATIVE_INFINITY);
        List<FieldEvidence> fields = new ArrayList<>();
        for (MatchField field : MatchField.ALL) {
            Level level = scorer.levels[field.ordinal()];
            double bits = scorer.bits[field.ordinal()];
            if (level != null) {
                fields.add(new FieldEvidence(field, level, bits));
            } else if (field == MatchField.DEPENDENCE && bits < 0) {
                fields.add(new FieldEvidence(field, Level.OVERLAP, bits));
            }
        }
        return new PairExplanation(a, b, prior, List.copyOf(fields), total, vetoes);
    }
}
