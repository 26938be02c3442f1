package io.tierhub.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What each rung of each field is worth: m is the chance of the rung between two records of one customer, u between
 * strangers; the match weight is log2(m/u) (Fellegi and Sunter 1969). A value: {@link Learning} makes another of it.
 */
public final class Weights {
    static final int CELLS = MatchField.ALL.length * Level.ALL.length;

    /** Another given name is what tells the members of a household apart. */
    private static final int OTHER_PERSON = cell(MatchField.GIVEN_NAME, Level.DIFFERENT);

    private final double partners;
    private final double[] m;
    private final double[] u;
    private final double[] bits = new double[CELLS];

    private Weights(double partners, double[] m, double[] u) {
        if (!(partners > 0)) {
            throw new IllegalArgumentException(
                    "weights need a number of partners above 0: the records of the same customer that a record has on average");
        }
        this.partners = partners;
        this.m = m;
        this.u = u;
        for (int cell = 0; cell < CELLS; cell++) {
            bits[cell] = Math.log(m[cell] / u[cell]) / Math.log(2);
        }
    }

    /** The weights that the product ships; learning starts from them and falls back to them. */
    public static Weights shipped() {
        return ShippedWeights.WEIGHTS;
    }

    /**
     * Reads weights: a line {@code partners NUMBER}, then for each field its name and triples of level, m and u.
     *
     * @throws IllegalArgumentException if a name is unknown or a number is not one
     */
    public static Weights parse(String text) {
        double partners = 0;
        double[] m = rungs();
        double[] u = rungs();
        for (String line : text.lines().toList()) {
            String[] word = line.strip().split("\\s+", -1);
            if (word[0].equals("partners")) {
                partners = Double.parseDouble(word[1]);
                continue;
            }
            MatchField field = MatchField.valueOf(word[0].toUpperCase(Locale.ROOT));
            for (int i = 1; i < word.length; i += 3) {
                int cell = cell(field, Level.valueOf(word[i].toUpperCase(Locale.ROOT)));
                m[cell] = Double.parseDouble(word[i + 1]);
                u[cell] = Double.parseDouble(word[i + 2]);
            }
        }
        return new Weights(partners, m, u);
    }

    /** What {@link #parse} reads: the same weights to the last digit. */
    public String text() {
        StringBuilder out = new StringBuilder("partners " + partners);
        for (MatchField field : MatchField.ALL) {
            List<Level> levels = levels(field);
            if (!levels.isEmpty()) {
                out.append('\n').append(field.name().toLowerCase(Locale.ROOT));
            }
            for (Level level : levels) {
                out.append(' ').append(level.name().toLowerCase(Locale.ROOT));
                out.append(' ').append(m(field, level)).append(' ').append(u(field, level));
            }
        }
        return out.toString();
    }

    /** The same rungs with other chances, by {@link #cell}. */
    Weights with(double newPartners, double[] newM, double[] newU) {
        return new Weights(newPartners, newM.clone(), newU.clone());
    }

    /**
     * The same, where learning went too far taken back: a rung is worth at most so many bits more than in other weights, of
     * another given name at most one, and what speaks against a pair there does not come to speak for it.
     */
    Weights within(Weights other, double more) {
        double[] bounded = m.clone();
        for (int cell = 0; cell < CELLS; cell++) {
            double shipped = other.bits[cell];
            double most = shipped + (cell == OTHER_PERSON ? Math.min(1, more) : more);
            most = shipped < 0 ? Math.min(0, most) : most;
            if (bits[cell] > most) {
                bounded[cell] = u[cell] * Math.pow(2, most);
            }
        }
        return new Weights(partners, bounded, u);
    }

    /** Chances by {@link #cell}, none known yet. */
    private static double[] rungs() {
        double[] none = new double[CELLS];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    /** The chances m by {@link #cell}; not a number where a field has no such rung. */
    double[] allM() {
        return m.clone();
    }

    double[] allU() {
        return u.clone();
    }

    double[] allBits() {
        return bits.clone();
    }

    /**
     * Chances from what was counted, beside so many pairs as other chances have them; of each field they add up to 1.
     *
     * @param known {@link #allM} or {@link #allU}
     */
    double[] smoothed(double[] known, double[] counted, double pairs) {
        double[] chances = known.clone();
        for (MatchField field : MatchField.ALL) {
            double sum = pairs;
            double all = 0;
            for (Level level : levels(field)) {
                sum += counted[cell(field, level)];
                all += known[cell(field, level)];
            }
            for (Level level : levels(field)) {
                int cell = cell(field, level);
                chances[cell] = (counted[cell] + pairs * known[cell] / all) / sum;
            }
        }
        return chances;
    }

    /** The rungs that a field has, best first. */
    public List<Level> levels(MatchField field) {
        List<Level> levels = new ArrayList<>();
        for (Level level : Level.ALL) {
            if (!Double.isNaN(m(field, level))) {
                levels.add(level);
            }
        }
        return levels;
    }

    /** How many other records of the same customer a record has on average: the prior, before dividing by the population. */
    public double partners() {
        return partners;
    }

    /** The weight of a rung in bits; not a number if the field has no such rung. */
    public double bits(MatchField field, Level level) {
        return bits[cell(field, level)];
    }

    /** The weight of the field's best rung, one rung aside; 0 if none speaks for a pair. */
    double best(MatchField field, Level but) {
        double best = 0;
        for (Level level : Level.ALL) {
            double worth = bits(field, level);
            best = level != but && worth > best ? worth : best;
        }
        return best;
    }

    /** The chance that two records of one customer stand on that rung. */
    public double m(MatchField field, Level level) {
        return m[cell(field, level)];
    }

    /** The chance that two strangers stand on that rung. */
    public double u(MatchField field, Level level) {
        return u[cell(field, level)];
    }

    static int cell(MatchField field, Level level) {
        return field.ordinal() * Level.ALL.length + level.ordinal();
    }
}
