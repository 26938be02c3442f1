package io.tierhub.flow;

import io.tierhub.grade.TierOverride.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The overrides that one person asked for, by where they stand.
 *
 * @param endingSoon of those in force
 */
public record OverridesBy(String by, Map<State, Long> states, long endingSoon) {
    static List<OverridesBy> of(List<StandingOverride> all) {
        Map<String, List<StandingOverride>> byPerson = new TreeMap<>();
        all.forEach(each -> byPerson.computeIfAbsent(each.override().by(), by -> new ArrayList<>())
                .add(each));
        List<OverridesBy> lines = new ArrayList<>();
        byPerson.forEach((by, theirs) -> {
            Map<State, Long> states = new EnumMap<>(State.class);
            theirs.forEach(each -> states.merge(each.state(), 1L, Long::sum));
            lines.add(new OverridesBy(
                    by,
                    states,
                    theirs.stream().filter(StandingOverride::endsSoon).count()));
        });
        return lines;
    }
}
