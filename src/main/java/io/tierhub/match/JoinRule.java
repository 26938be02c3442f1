package io.tierhub.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether two clusters may become one although their best pair says so: no veto, and the mean over the pairs across them must
 * reach the second threshold. This is what keeps a chain of similar records from collapsing into one customer.
 */
final class JoinRule {
    private static final int SAMPLE = 8;
    private static final double CLIP_BITS = 10;

    private final double meanEdge;
    private final int[] uniqueSystems;
    private final Records records;
    private PairScores scores;
    private final Constraints constraints;
    private final FeatureView a = new FeatureView();
    private final FeatureView b = new FeatureView();

    JoinRule(MatchRules rules, Records records, Scorer scorer, Constraints constraints) {
        this.meanEdge = rules.preset().meanEdge();
        this.uniqueSystems =
                rules.uniqueSystems().stream().mapToInt(Features::systemHash).toArray();
        this.records = records;
        this.scores = new PairScores(records, scorer);
        this.constraints = constraints;
    }

    /** Other weights from now on. */
    void use(Scorer other) {
        scores = new PairScores(records, other);
    }

    PairScores scores() {
        return scores;
    }

    boolean allows(int[] left, int[] right) {
        if (veto(left, right) != null) {
            return false;
        }
        if (left.length == 1 && right.length == 1) {
            return true;
        }
        return meanAcross(left, right) >= meanEdge;
    }

    /** The mean over the pairs across two clusters, of up to eight records each, in bits. */
    double meanAcross(int[] left, int[] right) {
        int[] some = sample(left);
        int[] others = sample(right);
        return anyLinked(some) || anyLinked(others) ? meanOfVoices(some, others) : mean(some, others);
    }

    private boolean anyLinked(int[] some) {
        return !constraints.isEmpty() && Arrays.stream(some).anyMatch(constraints::linked);
    }

    private double mean(int[] some, int[] others) {
        double sum = 0;
        for (int one : some) {
            for (int other : others) {
                sum += clipped(one, other);
            }
        }
        return sum / (some.length * others.length);
    }

    /** Records that a person joined speak with one voice, that of the best pair: nobody else is judged by how they differ. */
    private double meanOfVoices(int[] some, int[] others) {
        Map<Long, Double> best = new HashMap<>();
        for (int one : some) {
            for (int other : others) {
                long voices = (long) constraints.voice(one) << 32 | constraints.voice(other);
                double weight = sameType(one, other) ? clipped(one, other) : -CLIP_BITS;
                best.merge(voices, weight, Math::max);
            }
        }
        double sum = 0;
        for (double each : best.values()) {
            sum += each;
        }
        return sum / best.size();
    }

    private double clipped(int one, int other) {
        return Math.max(-CLIP_BITS, Math.min(CLIP_BITS, scores.score(one, other, -CLIP_BITS)));
    }

    private boolean sameType(int one, int other) {
        return records.view(one, a).isOrganization() == records.view(other, b).isOrganization();
    }

    /** The first thing that forbids the join; null: nothing. */
    @Nullable Veto veto(int[] left, int[] right) {
        if (!sameType(left[0], right[0])) {
            return Veto.PARTY_TYPE;
        }
        if (constraints.apart(left, right) != null) {
            return Veto.NOT_SAME;
        }
        if ((uniqueSystems(left) & uniqueSystems(right)) != 0) {
            return Veto.UNIQUE_SYSTEM;
        }
        int mine = checked(left, a);
        int theirs = mine < 0 ? -1 : checked(right, b);
        boolean differ = mine >= 0 && theirs >= 0 && !a.same(Slot.TAX_ID, b);
        return differ && (constraints.isEmpty() || !shareTaxId(left, right)) ? Veto.TAX_ID : null;
    }

    /** Only a person joins records of several checked tax ids: then all of them are the customer's. */
    private boolean shareTaxId(int[] left, int[] right) {
        for (int one : left) {
            for (int other : right) {
                if (records.view(one, a).taxIdChecked()
                        && records.view(other, b).taxIdChecked()
                        && a.same(Slot.TAX_ID, b)) {
                    return true;
                }
            }
        }
        return false;
    }

    List<Veto> vetoes(int one, int other) {
        Veto veto = veto(new int[] {one}, new int[] {other});
        return veto == null ? List.of() : List.of(veto);
    }

    private long uniqueSystems(int[] members) {
        long found = 0;
        if (uniqueSystems.length == 0) {
            return 0;
        }
        for (int member : members) {
            int system = records.view(member, a).systemHash();
            for (int i = 0; i < uniqueSystems.length; i++) {
                found |= uniqueSystems[i] == system ? 1L << i : 0;
            }
        }
        return found;
    }

    /** The first member with a checked tax id, on which the view then stands: unless a person joined them, all have the same. */
    private int checked(int[] members, FeatureView view) {
        for (int member : members) {
            if (records.view(member, view).taxIdChecked()) {
                return member;
            }
        }
        return -1;
    }

    /** Up to eight members, spread evenly. */
    private static int[] sample(int[] members) {
        if (members.length <= SAMPLE) {
            return members;
        }
        int[] some = new int[SAMPLE];
        Arrays.setAll(some, i -> members[(int) ((long) i * members.length / SAMPLE)]);
        return some;
    }
}
