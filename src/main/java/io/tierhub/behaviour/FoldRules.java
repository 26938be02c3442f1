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
 * @param knownBy epoch seconds: what was recorded later was no event of the future then, as nobody knew of it
 */
public record FoldRules(
        int asOf,
        List<Integer> windowStarts,
        List<Measure> measures,
        Set<String> countedStatuses,
        RefundDating refundDating,
        Kinds kinds,
        Rates rates,
        boolean zeroOrders,
        long knownBy) {
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
        this(asOf, windowStarts, List.of(), countedStatuses, refundDating, kinds, rates, false, Long.MAX_VALUE);
    }

    /** The same rules for a past day, of whose future nothing was known that was recorded later. */
    public FoldRules knownBy(long epochSeconds) {
        return new FoldRules(
                asOf, windowStarts, measures, countedStatuses, refundDating, kinds, rates, zeroOrders, epochSeconds);
    }
}
