package io.tierhub.grade;

import io.tierhub.grade.Lift.Deed;
import io.tierhub.grade.Lift.Kind;
import io.tierhub.grade.Lift.Raise;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Finds the smallest change of each kind that would lift a customer one tier. */
final class NearestChange {
    /** Hundredths beyond which no purchase is suggested. */
    static final long MOST_CENTS = 1L << 36;

    private static final int DECIMALS = 4;

    private final Grading grading;
    private final TierPolicy policy;
    private final TierWords words;
    private final List<Model> composed;
    private final WhatIf whatIf;

    NearestChange(Grading grading, TierPolicy policy, TierWords words, List<Model> composed, WhatIf whatIf) {
        this.grading = grading;
        this.policy = policy;
        this.words = words;
        this.composed = composed;
        this.whatIf = whatIf;
    }

    /** Null of the best tier, of customers outside of the graded tiers, and where tiers are read from a table. */
    @Nullable Lift of(GradeInput input) {
        TierCase now = grading.decide(input);
        if (now.settled || now.score == Points.NONE || policy.byTable()) {
            return null;
        }
        if (now.candidate.compareTo(now.tier) < 0) {
            return new Lift(now.candidate, points(0), List.of(), List.of(), holding(now));
        }
        if (now.tier.compareTo(Tier.A) <= 0) {
            return null;
        }
        Tier next = Tier.values()[now.tier.ordinal() - 1];
        int border = policy.from(next);
        boolean bound = now.bounds.of(next) != next;
        return new Lift(
                next,
                points(border - now.score),
                raises(now, border),
                bound ? List.of() : deeds(input, border),
                bound ? holding(now) : List.of());
    }

    private List<Raise> raises(TierCase now, int border) {
        List<Raise> raises = new ArrayList<>();
        for (int i = 0; i < composed.size(); i++) {
            int needed = policy.composite().needed(i, now.scores, border);
            if (needed != Points.NONE) {
                raises.add(new Raise(composed.get(i).name(), points(now.scores[i]), points(needed)));
            }
        }
        return raises;
    }

    private List<Bilingual> holding(TierCase now) {
        List<Bilingual> holding = new ArrayList<>();
        for (GateSettings gate : now.gates) {
            if (gate.ceiling() != null) {
                holding.add(gate.words());
            }
        }
        if (now.causes.contains(TierCase.Cause.SHORT_HISTORY)) {
            holding.add(words.of(TierCase.Cause.SHORT_HISTORY));
        }
        return holding;
    }

    private List<Deed> deeds(GradeInput input, int border) {
        List<Deed> deeds = new ArrayList<>();
        long order = least(0, cents -> whatIf.order(input, cents), border);
        if (order >= 0) {
            deeds.add(new Deed(Kind.ORDER, BigDecimal.valueOf(order, 2)));
        }
        long money = least(1, cents -> whatIf.money(input, cents), border);
        if (money >= 0) {
            deeds.add(new Deed(Kind.MONEY, BigDecimal.valueOf(money, 2)));
        }
        return deeds;
    }

    /** The least money with which the score reaches the border; -1 if no money does. More money lowers no score. */
    private long least(long from, LongFunction<GradeInput> bought, int border) {
        long high = from;
        while (!reaches(bought.apply(high), border)) {
            high = Math.max(1, high * 2);
            if (high > MOST_CENTS) {
                return -1;
            }
        }
        long low = high == from ? from : Math.max(from, high / 2);
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (reaches(bought.apply(middle), border)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return high;
    }

    private boolean reaches(GradeInput input, int border) {
        return grading.score(input) >= border;
    }

    private static BigDecimal points(int points) {
        return BigDecimal.valueOf(points, DECIMALS);
    }
}
