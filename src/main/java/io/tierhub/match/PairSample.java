package io.tierhub.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What some pairs showed: the level of each field, and the bits that do not come from the table of weights. */
final class PairSample {
    private static final int FIELDS = MatchField.ALL.length;

    private final Weights weights;
    private final byte[] levels;
    private final float[] extra;
    private int size;

    /** @param weights those that the pairs are scored by */
    PairSample(Weights weights, int most) {
        this.weights = weights;
        this.levels = new byte[most * FIELDS];
        this.extra = new float[most * FIELDS];
    }

    boolean isFull() {
        return size * FIELDS == levels.length;
    }

    int size() {
        return size;
    }

    /** Keeps the pair that was scored last. */
    void add(Scorer scored) {
        int at = size++ * FIELDS;
        for (MatchField field : MatchField.ALL) {
            Level level = scored.levels[field.ordinal()];
            int cell = at + field.ordinal();
            levels[cell] = (byte) (level == null ? 0 : level.ordinal() + 1);
            double bits = scored.bits[field.ordinal()];
            double known = level == null ? Double.NaN : weights.bits(field, level);
            extra[cell] = (float) (Double.isNaN(known) ? bits : bits - known);
        }
        extra[at + MatchField.DEPENDENCE.ordinal()] = 0;
    }

    /** The level of a field of the i-th pair; null: not compared. */
    @Nullable Level level(int i, MatchField field) {
        int level = levels[i * FIELDS + field.ordinal()];
        return level == 0 ? null : Level.ALL[level - 1];
    }

    /** Writes out the levels of the i-th pair, and its bits by other weights; what is left out says nothing. */
    void read(int i, double[] cellBits, boolean[] leftOut, @Nullable Level[] levelsOut, double[] bitsOut) {
        Arrays.fill(bitsOut, 0);
        for (int field = 0; field < FIELDS; field++) {
            int level = levels[i * FIELDS + field];
            levelsOut[field] = level == 0 || leftOut[field] ? null : Level.ALL[level - 1];
            if (level > 0 && !leftOut[field]) {
                double known = cellBits[field * Level.ALL.length + level - 1];
                bitsOut[field] = extra[i * FIELDS + field] + (Double.isNaN(known) ? 0 : known);
            }
        }
    }
}
