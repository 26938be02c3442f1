package io.tierhub.behaviour;

import java.math.BigDecimal;

/** What the first counted order brought, in the reporting currency. */
final class FirstOrderMoney extends Tally {
    private final FoldRules rules;
    private final Roles roles;
    private final Refunds refunds;
    private final MoneySum money = new MoneySum();
    private boolean found;
    private boolean unknown;

    FirstOrderMoney(FoldRules rules, Roles roles, Refunds refunds) {
        this.rules = rules;
        this.roles = roles;
        this.refunds = refunds;
    }

    @Override
    void clear() {
        money.clear();
        found = false;
        unknown = true;
    }

    @Override
    void order(int day, Timeline line, int row) {
        if (found) {
            return;
        }
        found = true;
        unknown = refunds.unknown[row];
        if (roles.reporting(line.kind[row])) {
            money.add(refunds.net[row]);
            return;
        }
        BigDecimal rate = rules.rates().on(roles.currency(line.kind[row]), day);
        unknown |= rate == null;
        if (rate != null) {
            money.add(refunds.net[row], rate);
        }
    }

    @Override
    long value() {
        return unknown ? Measure.MISSING : Math.min(money.cents(), Long.MAX_VALUE / 200) * 100;
    }
}
