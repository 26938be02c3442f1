package io.tierhub.behaviour;

import io.tierhub.behaviour.PointRules.Worth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up the points of one customer after the other. Events come by day, so the sum does not depend on their arrival. */
final class EarnedPoints extends Tally {
    private final FoldRules rules;
    private final double[] fading;
    private final List<Worth> worths;
    /** By kind, the position in {@link #worths}; -1: earns nothing. */
    private final int[] worthOf;

    private final int orderWorth;
    /** By worth, its group's position, or that of no group. */
    private final int[] groupOf;

    private final double[] caps;
    private final double[] sums;
    /** By worth, what the day has earned so far. */
    private final double[] today;

    private int day;

    EarnedPoints(PointRules points, FoldRules rules) {
        this.rules = rules;
        fading = points.fading();
        List<String> types = points.events().keySet().stream().sorted().toList();
        worths = types.stream().map(type -> points.events().get(type)).toList();
        List<String> groups = points.groups();
        groupOf = worths.stream().mapToInt(worth -> group(worth, groups)).toArray();
        caps = new double[groups.size() + 1];
        Arrays.setAll(
                caps,
                i -> i < groups.size()
                        ? points.groupCaps().getOrDefault(groups.get(i), Double.MAX_VALUE)
                        : Double.MAX_VALUE);
        sums = new double[caps.length];
        today = new double[worths.size()];
        worthOf = new int[rules.kinds().size()];
        for (int id = 0; id < worthOf.length; id++) {
            worthOf[id] = worth(rules.kinds().get(id), types);
        }
        orderWorth = types.indexOf(Measure.ORDER);
    }

    /** The type of that very name, else that of all its entity. */
    private static int worth(@Nullable Kind kind, List<String> types) {
        int exact = kind == null ? -1 : types.indexOf(kind.kind());
        for (int i = 0; i < types.size() && kind != null; i++) {
            if (EventTypes.matches(types.get(i), kind) && (exact < 0 || exact == i)) {
                return i;
            }
        }
        return -1;
    }

    private static int group(Worth worth, List<String> groups) {
        int group = worth.group() == null ? -1 : groups.indexOf(worth.group());
        return group < 0 ? groups.size() : group;
    }

    @Override
    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(today, 0);
        day = Purchases.NEVER;
    }

    @Override
    void order(int at, Timeline line, int row) {
        earn(at, orderWorth);
    }

    @Override
    void activity(int at, short kind) {
        earn(at, worthOf[kind]);
    }

    private void earn(int at, int which) {
        int age = rules.asOf() - at;
        if (which < 0 || age >= fading.length) {
            return;
        }
        if (at != day) {
            Arrays.fill(today, 0);
            day = at;
        }
        Worth worth = worths.get(which);
        Double cap = worth.dayCap();
        double points = cap == null ? worth.points() : Math.min(worth.points(), cap - today[which]);
        today[which] += points;
        sums[groupOf[which]] += points * fading[age];
    }

    /** At least 0, rounded half up to ten-thousandths. */
    @Override
    long value() {
        double total = 0;
        for (int i = 0; i < sums.length; i++) {
            total += Math.min(sums[i], caps[i]);
        }
        return Math.max(0, Math.round(total * Measure.ONE));
    }
}
