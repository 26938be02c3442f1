package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import io.tierhub.grade.MatrixSettings.Axis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One side of a matrix: a value, and the borders of its classes. */
final class MatrixAxis {
    private final ToLongFunction<GradeInput> value;
    private final List<String> labels;
    /** Best first. */
    private final long[] from;

    private final boolean flat;

    MatrixAxis(Axis settings, String column, Columns columns, Roster roster) {
        value = value(settings.of(), roster);
        labels = settings.labels();
        if (settings.percentiles().isEmpty()) {
            from = settings.cuts().stream().mapToLong(MatrixAxis::border).toArray();
            flat = false;
        } else {
            long[] kept = columns.column(column, value, values -> borders(settings.percentiles(), values));
            from = Arrays.copyOf(kept, kept.length - 1);
            flat = kept[from.length] == 1;
        }
    }

    private static ToLongFunction<GradeInput> value(String of, Roster roster) {
        @Nullable Model model = roster.model(of);
        if (model == null) {
            int slot = roster.slots().number(of);
            return input -> input.facts().number(slot);
        }
        return input -> {
            int score = model.score(input);
            return score == Points.NONE ? Measure.MISSING : score;
        };
    }

    private static long border(BigDecimal cut) {
        return cut.movePointRight(4).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** The borders, then 1 if all values are equal, so that a rank says nothing. */
    private static long[] borders(List<Integer> percentiles, long[] values) {
        long[] borders = new long[percentiles.size() + 1];
        for (int i = 0; i < percentiles.size() && values.length > 0; i++) {
            borders[i] = Ranks.quantile(values, percentiles.get(i));
        }
        borders[percentiles.size()] = values.length == 0 || values[0] == values[values.length - 1] ? 1 : 0;
        return borders;
    }

    /** In ten-thousandths, or {@link Measure#MISSING}. */
    long value(GradeInput input) {
        return value.applyAsLong(input);
    }

    String label(long value) {
        int at = 0;
        while (at < from.length && value < from[at]) {
            at++;
        }
        return labels.get(at);
    }

    boolean flat() {
        return flat;
    }
}
