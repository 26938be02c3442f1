package io.tierhub.behaviour;

import java.util.List;
import java.util.Set;

/**
 * How events become behaviour.
 *
 * @param asOf epoch day, included
 * @param windowStarts epoch days, included, from which orders and money are summed
 * @param countedStatuses statuses of orders that count, upper-case
 * @param zeroOrders whether an order of amount 0 counts, as long as no refund makes it less
 */
public record FoldRules(
        int asOf,
        List<Integer> windowStarts,
        Set<String> countedStatuses,
        RefundDating refundDating,
        Kinds kinds,
        Rates rates,
        boolean zeroOrders) {
    public FoldRules {
        windowStarts = List.copyOf(windowStarts);
        countedStatuses = Set.copyOf(countedStatuses);
    }

    /** Rules by which only orders count that leave money. */
    public FoldRules(
            int asOf,
            List<Integer> windowStarts,
            Set<String> countedStatuses,
            RefundDating refundDating,
            Kinds kinds,
            Rates rates) {
        this(asOf, windowStarts, countedStatuses, refundDating, kinds, rates, false);
    }
}
