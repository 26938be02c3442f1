package io.tierhub.behaviour;

import java.math.BigDecimal;

/** The part of the money of orders with a counted status that was given back, by refunds and credit notes; at most all. */
final class RefundedShare extends Tally {
    private final FoldRules rules;
    private final Roles roles;
    private final Refunds refunds;
    private final MoneySum sold = new MoneySum();
    private final MoneySum back = new MoneySum();

    RefundedShare(FoldRules rules, Roles roles, Refunds refunds) {
        this.rules = rules;
        this.roles = roles;
        this.refunds = refunds;
    }

    @Override
    void clear() {
        sold.clear();
        back.clear();
    }

    @Override
    void sold(int day, Timeline line, int row) {
        if (!refunds.unknown[row]) {
            add(sold, line.kind[row], day, line.amount[row]);
            add(back, line.kind[row], day, line.amount[row] - refunds.net[row]);
        }
    }

    @Override
    void credit(int day, Timeline line, int row) {
        add(back, line.kind[row], day, Math.abs(line.amount[row]));
    }

    private void add(MoneySum sum, short kind, int day, long micros) {
        if (roles.reporting(kind)) {
            sum.add(micros);
            return;
        }
        BigDecimal rate = rules.rates().on(roles.currency(kind), day);
        if (rate != null) {
            sum.add(micros, rate);
        }
    }

    @Override
    long value() {
        long all = sold.cents();
        return all <= 0
                ? Measure.MISSING
                : Math.min(Measure.ONE, Math.round((double) back.cents() / all * Measure.ONE));
    }
}
