package io.tierhub.behaviour;

import java.util.List;

/**
 * What one customer did, as of a day.
 *
 * @param measures one number for each measure of the {@link FoldRules}, in their order
 * @param futureEvents events after that day that were known by then: left out, and reported as a fault of the data
 */
public record Behaviour(Purchases purchases, Activity activity, List<Long> measures, int futureEvents) {
    /** The same without measures. */
    public Behaviour(Purchases purchases, Activity activity, int futureEvents) {
        this(purchases, activity, List.of(), futureEvents);
    }
}
