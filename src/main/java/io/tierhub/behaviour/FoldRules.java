package io.tierhub.behaviour;

import java.util.List;
import java.util.Set;

/**
 * How events become behaviour.
 *
 * @param asOf epoch day, included
 * @param windowStarts epoch days, included, from which orders and money are summed
 * @param measures numbers to be made besides, in the order of {@link Behaviour#measures}
 * @param countedStatuses statuses of orders that count, upper-case
 * @param zeroOrders whether an order of amount 0 counts, as long as no refund makes it less
 */
public record FoldRules(
        int asOf,
        List<Integer> windowStarts,
        List<Measure> measures,
        Set<String> countedStatuses,
        RefundDating refundDating,
        Kinds kinds,
        Rates rates,
        boolean zeroOrders) {
    public FoldRules {
        windowStarts = List.copyOf(windowStarts);
        measures = List.copyOf(measures);
        countedStatuses = Set.copyOf(countedStatuses);
    }

    /** Rules without measures, by which only orders count that leave money. */
    public FoldRules(
            int asOf,
            List<Integer> windowStarts,
            Set<String> countedStatuses,
            RefundDating refundDating,
            Kinds kinds,
            Rates rates) {
        this(asOf, windowStarts, List.of(), countedStatuses, refundDating, kinds, rates, false);
    }
}
