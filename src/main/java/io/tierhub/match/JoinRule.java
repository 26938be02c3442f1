package io.tierhub.match;

import java.util.Arrays;
import java.util.List;
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
    private Scorer scorer;
    private final FeatureView a = new FeatureView();
    private final FeatureView b = new FeatureView();

    JoinRule(MatchRules rules, Records records, Scorer scorer) {
        this.meanEdge = rules.preset().meanEdge();
        this.uniqueSystems =
                rules.uniqueSystems().stream().mapToInt(Features::systemHash).toArray();
        this.records = records;
        this.scorer = scorer;
    }

    /** Other weights from now on. */
    void use(Scorer other) {
        scorer = other;
    }

    Scorer scorer() {
        return scorer;
    }

    boolean allows(int[] left, int[] right) {
        if (veto(left, right) != null) {
            return false;
        }
        if (left.length == 1 && right.length == 1) {
            return true;
        }
        int[] some = sample(left);
        int[] others = sample(right);
        double sum = 0;
        for (int one : some) {
            for (int other : others) {
                sum += Math.max(-CLIP_BITS, Math.min(CLIP_BITS, score(one, other, -CLIP_BITS)));
            }
        }
        return sum / (some.length * others.length) >= meanEdge;
    }

    /** The weight of any two records of one party type, exact if it is above the floor. */
    double score(int one, int other, double floor) {
        records.view(Math.min(one, other), a);
        records.view(Math.max(one, other), b);
        return scorer.score(a, b, floor);
    }

    /** The same for a record that is compared with many, which its view stands on. */
    double score(int one, FeatureView view, int other, double floor) {
        records.view(other, a);
        return other < one ? scorer.score(a, view, floor) : scorer.score(view, a, floor);
    }

    /** The first thing that forbids the join; null: nothing. */
    @Nullable Veto veto(int[] left, int[] right) {
        if (records.view(left[0], a).isOrganization()
                != records.view(right[0], b).isOrganization()) {
            return Veto.PARTY_TYPE;
        }
        if ((uniqueSystems(left) & uniqueSystems(right)) != 0) {
            return Veto.UNIQUE_SYSTEM;
        }
        int mine = checked(left, a);
        int theirs = mine < 0 ? -1 : checked(right, b);
        return mine >= 0 && theirs >= 0 && !a.same(Slot.TAX_ID, b) ? Veto.TAX_ID : null;
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

    /** The first member with a checked tax id, on which the view then stands: all such members of a cluster have the same. */
    private int checked(int[] members, FeatureView view) {
        for (int member : members) {
            if (records.view(member, view).taxIdChecked()) {
                return member;
            }
        }
        return -1;
    }

    /** Up to eight members, spread evenly over the ids. */
    private static int[] sample(int[] members) {
        if (members.length <= SAMPLE) {
            return members;
        }
        int[] some = new int[SAMPLE];
        Arrays.setAll(some, i -> members[(int) ((long) i * members.length / SAMPLE)]);
        return some;
    }
}
