package io.tierhub.grade;

import io.tierhub.grade.TierCase.Cause;
import io.tierhub.vocabulary.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps from grades to a tier, in the order in which they speak. */
final class TierPolicy {
    /** One step; it does not see cases that an earlier one settled. */
    private interface Step {
        void apply(TierCase customer);
    }

    private final PolicySettings settings;
    private final Composite composite;
    private final int asOf;
    private final int fromA;
    private final int fromB;
    private final int fromC;
    private final List<Step> steps = List.of(
            this::excluded,
            this::prospect,
            this::bounds,
            this::compositeScore,
            this::candidate,
            this::shortHistory,
            this::bounded);

    private final List<Gate> gates;
    private final @Nullable Lookup lookup;

    TierPolicy(PolicySettings settings, int asOf) {
        this(settings, List.of(), null, asOf);
    }

    TierPolicy(PolicySettings settings, List<Gate> gates, @Nullable Lookup lookup, int asOf) {
        this.gates = gates;
        this.lookup = lookup;
        this.settings = settings;
        this.asOf = asOf;
        composite = new Composite(settings);
        fromA = Points.reaching(settings.cut(Tier.A));
        fromB = Points.reaching(settings.cut(Tier.B));
        fromC = Points.reaching(settings.cut(Tier.C));
    }

    /** @param scores of the composite's models, in their order, or {@link Points#NONE} */
    TierCase decide(GradeInput input, int[] scores) {
        TierCase customer = new TierCase(input, scores);
        for (Step step : steps) {
            if (!customer.settled) {
                step.apply(customer);
            }
        }
        return customer;
    }

    /**
     * The tier that counts. The rules go on beside an override, hysteresis and all, so its end leaves what would have been
     * without it.
     *
     * @param machine the tier by the rules
     */
    static Tier overridden(TierCase customer, Tier machine, @Nullable TierOverride override) {
        return override == null || !customer.overridable()
                ? machine
                : override.terms().of(machine);
    }

    Composite composite() {
        return composite;
    }

    private void excluded(TierCase customer) {
        if (customer.input.has(InputFlag.EXCLUDED)) {
            customer.settle(Tier.UNGRADED, Cause.EXCLUDED);
        } else if (customer.input.has(InputFlag.GRADING_REFUSED)) {
            customer.settle(Tier.UNGRADED, Cause.GRADING_REFUSED);
        }
    }

    private void prospect(TierCase customer) {
        if (!customer.input.ranked()) {
            customer.settle(Tier.PROSPECT, Cause.NO_ORDER);
        }
    }

    private void bounds(TierCase customer) {
        for (Gate gate : gates) {
            if (gate.holds(customer.input)) {
                GateSettings bound = gate.settings();
                customer.gates.add(bound);
                customer.bounds = bound.floor() == null ? customer.bounds : customer.bounds.atLeast(bound.floor());
                customer.bounds = bound.ceiling() == null ? customer.bounds : customer.bounds.atMost(bound.ceiling());
            }
        }
    }

    private void compositeScore(TierCase customer) {
        customer.score = composite.score(customer.scores);
        if (customer.score == Points.NONE && lookup == null) {
            customer.settle(Tier.UNGRADED, Cause.INSUFFICIENT_DATA);
        }
    }

    private void candidate(TierCase customer) {
        if (lookup == null) {
            int score = customer.score;
            customer.candidate = score >= fromA ? Tier.A : score >= fromB ? Tier.B : score >= fromC ? Tier.C : Tier.D;
            return;
        }
        Tier found = lookup.tier(customer.input);
        if (found == null) {
            customer.settle(Tier.UNGRADED, Cause.INSUFFICIENT_DATA);
        } else {
            customer.candidate = found;
        }
    }

    private void shortHistory(TierCase customer) {
        int days = asOf - customer.input.firstDay();
        if (days < settings.minHistoryDays() || customer.input.orders() < settings.minOrders()) {
            customer.provisional = true;
            customer.causes.add(Cause.SHORT_HISTORY);
            if (customer.bounds.floor() != Tier.A) {
                customer.bounds = customer.bounds.atMost(Tier.B);
            }
        }
    }

    private void bounded(TierCase customer) {
        customer.tier = customer.bounds.of(customer.candidate);
    }
}
