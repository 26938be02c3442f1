package io.tierhub.match;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What some pairs of one blocking pass showed: the level of each field, and the bits that do not come from the table of
 * weights. Fields that agree because of the pass are left out.
 */
final class PairSample {
    private static final int FIELDS = MatchField.ALL.length;

    private final Weights weights;
    private final boolean[] leftOut = new boolean[FIELDS];
    private final byte[] levels;
    private final float[] extra;
    private final boolean[] chinese;
    private int size;

    /** @param weights those that the pairs are scored by */
    PairSample(Weights weights, Set<MatchField> agreeing, int most) {
        this.weights = weights;
        this.levels = new byte[most * FIELDS];
        this.extra = new float[most * FIELDS];
        this.chinese = new boolean[most];
        agreeing.forEach(field -> leftOut[field.ordinal()] = true);
        leftOut[MatchField.DEPENDENCE.ordinal()] = true;
    }

    int size() {
        return size;
    }

    /** Keeps the pair that was scored last. */
    void add(Scorer scored) {
        chinese[size] = scored.chinese;
        int at = size++ * FIELDS;
        for (MatchField field : MatchField.ALL) {
            Level level = scored.levels[field.ordinal()];
            if (level != null && !leftOut[field.ordinal()]) {
                double known = weights.bits(field, level);
                double bits = scored.bits[field.ordinal()];
                levels[at + field.ordinal()] = (byte) (level.ordinal() + 1);
                extra[at + field.ordinal()] = (float) (Double.isNaN(known) ? bits : bits - known);
            }
        }
    }

    /** Whether the i-th pair is of persons of Chinese names. */
    boolean chinese(int i) {
        return chinese[i];
    }

    /** Writes out the levels of the i-th pair, and its bits by other weights. */
    void read(int i, double[] cellBits, @Nullable Level[] levelsOut, double[] bitsOut) {
        Arrays.fill(bitsOut, 0);
        for (int field = 0; field < FIELDS; field++) {
            int level = levels[i * FIELDS + field];
            levelsOut[field] = level == 0 ? null : Level.ALL[level - 1];
            if (level > 0) {
                double known = cellBits[field * Level.ALL.length + level - 1];
                bitsOut[field] = extra[i * FIELDS + field] + (Double.isNaN(known) ? 0 : known);
            }
        }
    }
}
