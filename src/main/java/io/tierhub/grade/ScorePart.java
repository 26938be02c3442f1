package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import io.tierhub.grade.ScoreSettings.Part;
import io.tierhub.grade.ScoreSettings.Scale;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Makes 0 to 100 of one value of a customer. */
final class ScorePart {
    private ScorePart() {}

    /** The points of a customer, or {@link Points#NONE} where there is no value. */
    static ToIntFunction<GradeInput> of(Part part, String column, Columns columns, Roster roster) {
        if (part.scale() == Scale.MODEL) {
            return roster.named(part.of())::score;
        }
        int slot = roster.slots().number(part.of());
        ToIntFunction<GradeInput> scaled = switch (part.scale()) {
            case PERCENTILE -> percentile(slot, column, columns);
            case MINMAX -> minmax(slot, part.log(), column, columns);
            case BAND -> bands(slot, part);
            default -> input -> input.facts().number(slot) == 0 ? 0 : Points.MAX;
        };
        return input -> input.facts().number(slot) == Measure.MISSING ? Points.NONE : scaled.applyAsInt(input);
    }

    private static ToIntFunction<GradeInput> percentile(int slot, String column, Columns columns) {
        Ranks ranks = new Ranks(columns.column(column, input -> input.facts().number(slot)));
        return input -> ranks.percentile(input.facts().number(slot));
    }

    private static ToIntFunction<GradeInput> minmax(int slot, boolean log, String column, Columns columns) {
        long[] borders = columns.column(
                column,
                input -> input.facts().number(slot),
                values -> values.length == 0
                        ? values
                        : new long[] {Ranks.quantile(values, 5), Ranks.quantile(values, 95)});
        if (borders.length == 0 || borders[0] == borders[1]) {
            return input -> Points.MAX / 2;
        }
        double low = scale(borders[0], log);
        double high = scale(borders[1], log);
        return input -> {
            long value = Math.max(borders[0], Math.min(borders[1], input.facts().number(slot)));
            return (int) Math.round((scale(value, log) - low) / (high - low) * Points.MAX);
        };
    }

    /** Below 0 the logarithm mirrors, so that the order stays. */
    private static double scale(long value, boolean log) {
        double number = value / (double) Measure.ONE;
        return log ? Math.signum(number) * StrictMath.log1p(Math.abs(number)) : number;
    }

    /** What is below the lowest band is in it. */
    private static ToIntFunction<GradeInput> bands(int slot, Part part) {
        List<Map.Entry<BigDecimal, BigDecimal>> ascending = List.copyOf(new TreeMap<>(part.bands()).entrySet());
        long[] from = ascending.stream()
                .mapToLong(band -> GoldenNumber.parse(band.getKey().toPlainString()))
                .toArray();
        int[] points = ascending.stream()
                .mapToInt(band -> Points.reaching(band.getValue()))
                .toArray();
        return input -> {
            int at = Arrays.binarySearch(from, input.facts().number(slot));
            return points[Math.max(0, at >= 0 ? at : -at - 2)];
        };
    }
}
