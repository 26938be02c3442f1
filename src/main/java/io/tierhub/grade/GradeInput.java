package io.tierhub.grade;

import io.tierhub.behaviour.Behaviour;
import io.tierhub.behaviour.Purchases;
import io.tierhub.behaviour.Purchases.Lifetime;
import io.tierhub.behaviour.Purchases.Window;
import io.tierhub.vocabulary.CustomerId;
import java.util.Set;

/**
 * What grading looks at of one customer.
 *
 * @param firstDay epoch day of the first counted order; {@link Purchases#NEVER} if none
 * @param lastDay the same of the last one
 * @param orders counted orders in all
 * @param frequency orders or days with orders in the window of RFM
 * @param moneyCents money in the window of RFM, in hundredths
 * @param valueCents money or margin, as the rules say, in the window of ABC, in hundredths
 * @param flags bits of {@link InputFlag}
 * @param lifetime what was bought in all
 * @param facts the variables that the ruleset asks for
 */
public record GradeInput(
        CustomerId customer,
        int firstDay,
        int lastDay,
        int orders,
        int frequency,
        long moneyCents,
        long valueCents,
        int flags,
        Lifetime lifetime,
        Facts facts) {

    static final int NOT_GRADED = InputFlag.EXCLUDED.bit() | InputFlag.GRADING_REFUSED.bit();

    /** Of a customer of whom the ruleset asks nothing more, without what only forecasts look at. */
    public GradeInput(
            CustomerId customer,
            int firstDay,
            int lastDay,
            int orders,
            int frequency,
            long moneyCents,
            long valueCents,
            int flags) {
        this(
                customer,
                firstDay,
                lastDay,
                orders,
                frequency,
                moneyCents,
                valueCents,
                flags,
                Lifetime.NOTHING,
                Facts.NONE);
    }

    /** Of behaviour that was folded by {@link Ruleset#foldRules}, for rules that ask for nothing more. */
    public static GradeInput of(CustomerId customer, Behaviour behaviour, Ruleset ruleset, Set<InputFlag> known) {
        boolean byDay = ruleset.models().rfm().fGrain() == RfmSettings.Grain.DAY;
        return of(customer, behaviour, byDay, Worth.of(ruleset), Facts.NONE, known);
    }

    /** @param byDay whether days with orders are counted, not orders */
    static GradeInput of(
            CustomerId customer, Behaviour behaviour, boolean byDay, Worth worth, Facts facts, Set<InputFlag> known) {
        Purchases purchases = behaviour.purchases();
        Window rfm = purchases.windows().get(0);
        int flags = (purchases.fxMissing() ? InputFlag.FX_MISSING.bit() : 0)
                | (purchases.capped() ? InputFlag.MONEY_CAPPED.bit() : 0)
                | (behaviour.futureEvents() > 0 ? InputFlag.FUTURE_EVENT.bit() : 0)
                | worth.flag(facts);
        for (InputFlag flag : known) {
            flags |= flag.bit();
        }
        return new GradeInput(
                customer,
                purchases.firstDay(),
                purchases.lastDay(),
                purchases.orders(),
                byDay ? rfm.days() : rfm.orders(),
                rfm.cents(),
                worth.cents(purchases, facts),
                flags,
                purchases.lifetime(),
                facts);
    }

    boolean has(InputFlag flag) {
        return (flags & flag.bit()) != 0;
    }

    /** Whether the customer is graded by machine at all. */
    boolean gradable() {
        return (flags & NOT_GRADED) == 0;
    }

    /** Whether the customer is one of those that RFM ranks: graded, with a counted order. */
    boolean ranked() {
        return gradable() && lastDay != Purchases.NEVER;
    }
}
