package io.tierhub.match;

import io.tierhub.generator.ChineseSet;
import io.tierhub.generator.Rivals;
import io.tierhub.generator.Trap;
import io.tierhub.generator.Twist;
import io.tierhub.generator.Written;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/**
 * How a clustering does on a {@link ChineseSet}.
 *
 * @param twists by kind of difference, of the pairs of one customer's records that show it: how many were joined
 * @param traps by kind of trap, of the pairs of records of two rivals: how many were joined
 */
record ChineseScore(Score pairs, ClusterScore clusters, Map<Twist, Part> twists, Map<Trap, Part> traps) {

    /** So many of so many pairs of records. */
    record Part(int joined, int pairs) {
        Part and(boolean one) {
            return new Part(joined + (one ? 1 : 0), pairs + 1);
        }

        double share() {
            return pairs == 0 ? 0 : (double) joined / pairs;
        }
    }

    static ChineseScore of(ChineseSet set, IntToLongFunction clusterOf) {
        Map<Integer, List<Integer>> records = new TreeMap<>();
        List<String> truth = new ArrayList<>();
        for (int i = 0; i < set.records().size(); i++) {
            int customer = set.records().get(i).customer();
            truth.add("c" + customer);
            records.computeIfAbsent(customer, c -> new ArrayList<>()).add(i);
        }
        return new ChineseScore(
                Score.of(truth, clusterOf),
                ClusterScore.of(truth, clusterOf),
                twists(set, records, clusterOf),
                traps(set.rivals(), records, clusterOf));
    }

    private static Map<Twist, Part> twists(
            ChineseSet set, Map<Integer, List<Integer>> records, IntToLongFunction clusterOf) {
        Map<Twist, Part> found = new EnumMap<>(Twist.class);
        for (List<Integer> same : records.values()) {
            for (int a = 0; a < same.size(); a++) {
                for (int b = a + 1; b < same.size(); b++) {
                    boolean joined = clusterOf.applyAsLong(same.get(a)) == clusterOf.applyAsLong(same.get(b));
                    Written one = set.records().get(same.get(a));
                    Written other = set.records().get(same.get(b));
                    for (Twist twist : Twist.values()) {
                        if (one.twists().contains(twist) || other.twists().contains(twist)) {
                            found.put(
                                    twist,
                                    found.getOrDefault(twist, new Part(0, 0)).and(joined));
                        }
                    }
                }
            }
        }
        return found;
    }

    private static Map<Trap, Part> traps(
            List<Rivals> rivals, Map<Integer, List<Integer>> records, IntToLongFunction clusterOf) {
        Map<Trap, Part> found = new EnumMap<>(Trap.class);
        for (Rivals pair : rivals) {
            for (int a : records.get(pair.a())) {
                for (int b : records.get(pair.b())) {
                    boolean joined = clusterOf.applyAsLong(a) == clusterOf.applyAsLong(b);
                    found.put(
                            pair.trap(),
                            found.getOrDefault(pair.trap(), new Part(0, 0)).and(joined));
                }
            }
        }
        return found;
    }

    /** Of the pairs that no trap was laid for, the share that is right. */
    double precisionOutsideTraps() {
        return (double) pairs.both() / (pairs.both() + wrongElsewhere());
    }

    /** Pairs of strangers that were joined though nothing was laid out to trap them. */
    long wrongElsewhere() {
        long trapped = traps.values().stream().mapToLong(Part::joined).sum();
        return pairs.found() - pairs.both() - trapped;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(
                "pairs: %s; outside traps: precision %.4f; %s%n".formatted(pairs, precisionOutsideTraps(), clusters));
        twists.forEach((twist, part) -> out.append(
                "  %-20s %5d of %5d joined (recall %.3f)%n".formatted(twist, part.joined, part.pairs, part.share())));
        traps.forEach((trap, part) ->
                out.append("  trap %-20s %5d of %5d joined%n".formatted(trap, part.joined, part.pairs)));
        return out.append("  wrong elsewhere %d%n".formatted(wrongElsewhere())).toString();
    }
}
