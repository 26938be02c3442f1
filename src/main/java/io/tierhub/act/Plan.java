package io.tierhub.act;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows for one customer from what grading says now.
 *
 * @param left runs that no longer hold: what waits of them is cancelled
 * @param revived runs that the customer left on this same day: it never went, and what was cancelled is to be done again
 * @param exited runs whose sequence ends before its time
 */
public record Plan(List<Begun> begun, List<Run> left, List<Run> revived, List<Run> exited) {
    /** An action that begins, and what there is to do. */
    public record Begun(Run run, List<Item> items) {}

    /** The customer's runs once this has been written. */
    public List<Run> after(List<Run> runs, int day) {
        List<Run> after = new ArrayList<>();
        for (Run run : runs) {
            after.add(left.contains(run) ? run.leftOn(day) : revived.contains(run) ? run.leftOn(null) : run);
        }
        begun.forEach(each -> after.add(each.run));
        return after;
    }

    public boolean isEmpty() {
        return begun.isEmpty() && left.isEmpty() && revived.isEmpty() && exited.isEmpty();
    }
}
