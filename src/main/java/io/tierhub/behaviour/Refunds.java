package io.tierhub.behaviour;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Matches refunds with their orders: what is left of each order, and which refunds stand alone. */
final class Refunds {
    private final FoldRules rules;
    private final Roles roles;
    private final KeyIndex index = new KeyIndex();

    /** By row of the timeline, what is left of an order in millionths of its currency. */
    long[] net = new long[64];
    /** By row, whether a refund takes its money away on its own day. */
    boolean[] apart = new boolean[64];
    /** By row, whether a refund belongs to no order that is known. */
    boolean[] alone = new boolean[64];
    /** By row, whether what is left is unknown, for want of a rate between two currencies. */
    boolean[] unknown = new boolean[64];

    Refunds(FoldRules rules, Roles roles) {
        this.rules = rules;
        this.roles = roles;
    }

    /** Looks at one customer's sorted timeline. */
    void match(Timeline line) {
        int size = line.size();
        if (net.length < size) {
            net = new long[line.day.length];
            apart = new boolean[net.length];
            alone = new boolean[net.length];
            unknown = new boolean[net.length];
        }
        System.arraycopy(line.amount, 0, net, 0, size);
        Arrays.fill(apart, 0, size, false);
        Arrays.fill(alone, 0, size, false);
        Arrays.fill(unknown, 0, size, false);
        boolean indexed = false;
        for (int row = 0; row < size && line.day[row] <= rules.asOf(); row++) {
            if (!isRefund(line, row)) {
                continue;
            }
            if (line.refundOf[row] != 0 && !indexed) {
                index(line);
                indexed = true;
            }
            int order = line.refundOf[row] == 0 ? -1 : index.find(line.refundOf[row], line.key);
            if (order < 0 || isRefund(line, order)) {
                apart[row] = true;
                alone[row] = true;
            } else if (counts(line, order)) {
                reduce(line, order, row);
                apart[row] = rules.refundDating() == RefundDating.REFUND;
            }
        }
    }

    private boolean isRefund(Timeline line, int row) {
        return roles.of(line.kind[row]).refund(line.amount[row], line.refundOf[row]);
    }

    /** The refund of a cancelled order takes nothing away: nothing was counted. */
    private boolean counts(Timeline line, int order) {
        return line.day[order] <= rules.asOf() && roles.of(line.kind[order]) == Role.ORDER;
    }

    private void index(Timeline line) {
        index.reset(line.size());
        for (int row = 0; row < line.size(); row++) {
            index.add(row, line.key);
        }
    }

    private void reduce(Timeline line, int order, int refund) {
        String from = roles.currency(line.kind[refund]);
        String to = roles.currency(line.kind[order]);
        Long amount = Math.abs(line.amount[refund]);
        if (to == null || !to.equals(from)) {
            amount = convert(amount, from, to, line.day[order]);
        }
        if (amount == null) {
            unknown[order] = true;
        } else {
            net[order] -= amount;
        }
    }

    private @Nullable Long convert(long amount, @Nullable String from, @Nullable String to, int day) {
        BigDecimal rateFrom = rules.rates().on(from, day);
        BigDecimal rateTo = rules.rates().on(to, day);
        return rateFrom == null || rateTo == null
                ? null
                : BigDecimal.valueOf(amount)
                        .multiply(rateFrom)
                        .divide(rateTo, 0, RoundingMode.HALF_UP)
                        .longValue();
    }
}
