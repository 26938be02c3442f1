package io.tierhub.behaviour;

import java.util.List;
import java.util.Set;

/**
 * How events become behaviour.
 *
 * @param asOf epoch day, included
 * @param windowStarts epoch days, included, from which orders and money are summed
 * @param countedStatuses statuses of orders that count, upper-case
 */
public record FoldRules(
        int asOf,
        List<Integer> windowStarts,
        Set<String> countedStatuses,
        RefundDating refundDating,
        Kinds kinds,
        Rates rates) {
    public FoldRules {
        windowStarts = List.copyOf(windowStarts);
        countedStatuses = Set.copyOf(countedStatuses);
    }
}
