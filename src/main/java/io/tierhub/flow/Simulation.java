package io.tierhub.flow;

import io.tierhub.grade.GroupCounts;
import io.tierhub.grade.Migration;
import io.tierhub.grade.Reason;
import io.tierhub.grade.Restless;
import io.tierhub.grade.RulesetStep.Moves;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What other rules would do.
 *
 * @param current identity of the rules that grade the day
 * @param next identity of the rules to come
 * @param replay whether the day is before the last live one: then nobody would hear of it
 * @param migration from the tiers by the current rules to those by the next
 * @param groups personas and tags by the current rules, and by the next
 * @param writes events that a run by the next rules would send, by target, after coalescing
 * @param anyway those that a run by the current rules would send
 * @param tasks that a run by the next rules would give to people, by owner
 * @param tasksAnyway those that a run by the current rules would give
 * @param movers the largest movers, with the reasons for both tiers
 * @param quarters the same in short, at the ends of the last quarters, the earliest first
 * @param restless how restless tiers are from quarter to quarter, by both rules
 */
public record Simulation(
        String current,
        String next,
        LocalDate asOf,
        boolean replay,
        Migration migration,
        Both<GroupCounts> groups,
        Map<String, Long> writes,
        Map<String, Long> anyway,
        Map<String, Long> tasks,
        Map<String, Long> tasksAnyway,
        List<Explained> movers,
        List<Quarter> quarters,
        Both<Restless> restless) {
    /** The same thing by the rules that hold and by the rules to come. */
    public record Both<T>(T current, T next) {}

    /**
     * A customer that moves.
     *
     * @param keys its key in each system
     */
    public record Explained(Migration.Mover mover, Map<String, String> keys, Both<List<Reason>> reasons) {}

    /** The end of a quarter. */
    public record Quarter(LocalDate day, Migration migration) {}

    /** What decides how many persons have to approve. */
    public Moves moves() {
        return migration.moves();
    }
}
