package io.tierhub.match;

import io.tierhub.match.Obstacle.Kind;
import io.tierhub.match.PairExplanation.FieldEvidence;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Finds what keeps two records apart, as of now. For explanations: it makes its own searches, which nobody counts. */
final class FindObstacle {
    private final MatchIndex index;
    private final MatchRules rules;

    FindObstacle(MatchIndex index) {
        this.index = index;
        this.rules = index.rules();
    }

    Obstacle of(PairExplanation pair) {
        int[] left = index.members(index.customerOf(pair.a()));
        int[] right = index.members(index.customerOf(pair.b()));
        if (index.apart(left, right).isPresent()) {
            return Obstacle.of(Kind.DECIDED);
        }
        if (!pair.vetoes().isEmpty()) {
            return new Obstacle(Kind.VETO, pair.vetoes().get(0), null, 0);
        }
        @Nullable Veto veto = index.rule().veto(left, right);
        if (veto != null) {
            return new Obstacle(Kind.VETO_OF_OTHERS, veto, null, 0);
        }
        if (!compared(pair, rules.pairsPerRecord())) {
            return Obstacle.of(compared(pair, Candidates.most(index.keys())) ? Kind.CROWDED_OUT : Kind.NO_COMMON_KEY);
        }
        if (pair.total() < rules.preset().bestEdge()) {
            return new Obstacle(Kind.EVIDENCE, null, worst(pair), 0);
        }
        double mean = index.rule().meanAcross(left, right);
        boolean alone = left.length == 1 && right.length == 1;
        return alone || mean >= rules.preset().meanEdge()
                ? Obstacle.of(Kind.NONE)
                : new Obstacle(Kind.MEAN, null, null, mean);
    }

    /** Whether either record is among the candidates of the other. */
    private boolean compared(PairExplanation pair, int budget) {
        return isCandidate(pair.a(), pair.b(), budget) || isCandidate(pair.b(), pair.a(), budget);
    }

    private boolean isCandidate(int of, int record, int budget) {
        Candidates candidates = new Candidates(index.keys(), budget);
        FeatureView view = index.records().view(of, new FeatureView());
        int n = candidates.find(of, index.keys().keys(view), view);
        for (int i = 0; i < n; i++) {
            if (candidates.get(i) == record) {
                return true;
            }
        }
        return false;
    }

    /** Evidence that is taken back because two fields say the same thing is no field of its own. */
    private static @Nullable FieldEvidence worst(PairExplanation pair) {
        return pair.fields().stream()
                .filter(each -> each.bits() < 0 && each.field() != MatchField.DEPENDENCE)
                .min(Comparator.comparingDouble(FieldEvidence::bits))
                .orElse(null);
    }
}
