package io.tierhub.grade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names every cell of recency (R) and the mean of frequency and money (FM). */
final class RfmGroups {
    private static final int BUILT_IN_K = 5;
    private static final Map<String, List<String>> BUILT_IN = builtIn();

    private final @Nullable String[][] names;

    private RfmGroups(@Nullable String[][] names) {
        this.names = names;
    }

    /** The groups of a ruleset; its own, or the built-in ones if k is 5, or none. */
    static RfmGroups of(Map<String, List<String>> own, int k) {
        Map<String, List<String>> groups = own.isEmpty() && k == BUILT_IN_K ? BUILT_IN : own;
        @Nullable String[][] names = new @Nullable String[k + 1][k + 1];
        groups.forEach((name, cells) -> {
            for (String cell : cells) {
                int[] at = parse(cell, k);
                String other = names[at[0]][at[1]];
                if (other != null) {
                    throw new IllegalArgumentException("groups: cell " + cell + " is in " + other + " and in " + name
                            + ": a cell is in one group");
                }
                names[at[0]][at[1]] = name;
            }
        });
        return new RfmGroups(names);
    }

    /** Refuses groups that leave a cell out or name one twice. */
    static void check(Map<String, List<String>> own, int k) {
        RfmGroups groups = of(own, k);
        for (int r = 1; r <= k && !own.isEmpty(); r++) {
            for (int fm = 1; fm <= k; fm++) {
                if (groups.names[r][fm] == null) {
                    throw new IllegalArgumentException(
                            "groups: cell " + r + "-" + fm + " is in no group: add it to one");
                }
            }
        }
    }

    /** The group of three scores; null if the ruleset has no groups. */
    @Nullable String of(int r, int f, int m) {
        return names[r][(f + m + 1) / 2];
    }

    private static int[] parse(String cell, int k) {
        int dash = cell.indexOf('-');
        try {
            int r = Integer.parseInt(cell.substring(0, Math.max(0, dash)));
            int fm = Integer.parseInt(cell.substring(dash + 1));
            if (r >= 1 && r <= k && fm >= 1 && fm <= k) {
                return new int[] {r, fm};
            }
        } catch (NumberFormatException e) {
            // refused below, with everything else that is no cell
        }
        throw new IllegalArgumentException(
                "groups: '" + cell + "' is no cell: write R-FM, both from 1 to " + k + ", as in " + k + "-1");
    }

    private static Map<String, List<String>> builtIn() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("CHAMPION", List.of("5-5"));
        groups.put("LOYAL", List.of("5-4", "4-5", "4-4"));
        groups.put("LOYAL_COOLING", List.of("3-5", "3-4"));
        groups.put("POTENTIAL_LOYAL", List.of("5-3", "4-3"));
        groups.put("NEW", List.of("5-2", "5-1"));
        groups.put("PROMISING", List.of("4-2", "4-1"));
        groups.put("NEEDS_ATTENTION", List.of("3-3"));
        groups.put("ABOUT_TO_SLEEP", List.of("3-2", "3-1"));
        groups.put("AT_RISK", List.of("2-5", "2-4", "2-3", "1-4"));
        groups.put("CANNOT_LOSE", List.of("1-5"));
        groups.put("HIBERNATING", List.of("2-2", "2-1", "1-3", "1-2", "1-1"));
        return groups;
    }
}
