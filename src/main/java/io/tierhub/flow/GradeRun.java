package io.tierhub.flow;

import io.tierhub.vocabulary.Tier;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a grading run did.
 *
 * @param replay whether it graded a past day apart from the live state
 * @param customers looked at
 * @param written with a row of grades that differs from what was stored
 * @param moves how many customers went from which tier to which
 */
public record GradeRun(boolean replay, int customers, int written, Map<Move, Integer> moves) {
    /** From one tier to another; {@code from} is null for a first tier. */
    public record Move(@Nullable Tier from, Tier to) implements Comparable<Move> {
        @Override
        public int compareTo(Move other) {
            int byFrom = Integer.compare(order(from), order(other.from));
            return byFrom != 0 ? byFrom : to.compareTo(other.to);
        }

        private static int order(@Nullable Tier tier) {
            return tier == null ? -1 : tier.ordinal();
        }
    }

    static GradeRun of(int customers) {
        return new GradeRun(false, customers, 0, Map.of());
    }

    /** Customers whose tier is another than before, first tiers included. */
    public int tierChanges() {
        return moves.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Customers that had a tier and have another. */
    int moved() {
        return moves.entrySet().stream()
                .filter(move -> move.getKey().from() != null)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    GradeRun plus(GradeRun more) {
        Map<Move, Integer> all = new TreeMap<>(moves);
        more.moves.forEach((move, count) -> all.merge(move, count, Integer::sum));
        return new GradeRun(replay, customers + more.customers, written + more.written, all);
    }
}
