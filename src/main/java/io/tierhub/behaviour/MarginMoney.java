package io.tierhub.behaviour;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What counted orders left after their cost, in the reporting currency. A refund of a part takes that part of the cost with
 * it; a credit note of no order takes all of its money. An order whose cost or rate is not known is left out and counted.
 */
final class MarginMoney extends Tally {
    private final int fromDay;
    private final @Nullable BigDecimal rate;
    private final boolean unknownOrders;
    private final FoldRules rules;
    private final Roles roles;
    private final Refunds refunds;
    private final OrderParts parts;
    private final MoneySum money = new MoneySum();
    private long unknown;
    private boolean any;

    MarginMoney(Measure.Margin margin, FoldRules rules, Roles roles, Refunds refunds, OrderParts parts) {
        fromDay = margin.fromDay();
        rate = margin.rate();
        unknownOrders = margin.unknownOrders();
        this.rules = rules;
        this.roles = roles;
        this.refunds = refunds;
        this.parts = parts;
    }

    @Override
    void clear() {
        money.clear();
        unknown = 0;
        any = false;
    }

    @Override
    void order(int day, Timeline line, int row) {
        if (day < fromDay) {
            return;
        }
        Long left = refunds.unknown[row] ? null : left(line.amount[row], refunds.net[row], parts.cost[row]);
        if (left == null || !add(line.kind[row], day, left)) {
            unknown++;
        } else {
            any = true;
        }
    }

    @Override
    void credit(int day, Timeline line, int row) {
        if (day >= fromDay) {
            add(line.kind[row], day, -Math.abs(line.amount[row]));
        }
    }

    private @Nullable Long left(long amount, long net, long cost) {
        if (cost == OrderParts.NONE) {
            return rate == null ? null : rounded(BigDecimal.valueOf(net).multiply(rate));
        }
        if (amount == net || amount == 0) {
            return Math.subtractExact(net, cost);
        }
        BigDecimal kept = BigDecimal.valueOf(cost)
                .multiply(BigDecimal.valueOf(net))
                .divide(BigDecimal.valueOf(amount), 0, RoundingMode.HALF_UP);
        return rounded(BigDecimal.valueOf(net).subtract(kept));
    }

    private static Long rounded(BigDecimal micros) {
        return micros.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private boolean add(short kind, int day, long micros) {
        if (roles.reporting(kind)) {
            money.add(micros);
            return true;
        }
        BigDecimal converted = rules.rates().on(roles.currency(kind), day);
        if (converted != null) {
            money.add(micros, converted);
        }
        return converted != null;
    }

    @Override
    long value() {
        if (unknownOrders) {
            return unknown * Measure.ONE;
        }
        long most = Purchases.MAX_CENTS / 100;
        return !any && unknown > 0 ? Measure.MISSING : Math.max(-most, Math.min(money.cents(), most)) * 100;
    }
}
