package io.tierhub.match;

import java.util.Arrays;
import java.util.Locale;

/**
 * What each rung of each field is worth: m is the chance of the rung between two records of one customer, u between
 * strangers; the match weight is log2(m/u) (Fellegi and Sunter 1969). A value: learning makes another of it.
 */
public final class Weights {
    private final String text;
    private final double partners;
    private final double[] u = new double[MatchField.ALL.length * Level.ALL.length];
    private final double[] bits = new double[u.length];

    private Weights(String text) {
        this.text = text;
        Arrays.fill(bits, Double.NaN);
        double expected = 0;
        for (String line : text.lines().toList()) {
            String[] word = line.strip().split("\\s+", -1);
            if (word[0].equals("partners")) {
                expected = Double.parseDouble(word[1]);
                continue;
            }
            MatchField field = MatchField.valueOf(word[0].toUpperCase(Locale.ROOT));
            for (int i = 1; i < word.length; i += 3) {
                int cell = cell(field, Level.valueOf(word[i].toUpperCase(Locale.ROOT)));
                double m = Double.parseDouble(word[i + 1]);
                u[cell] = Double.parseDouble(word[i + 2]);
                bits[cell] = Math.log(m / u[cell]) / Math.log(2);
            }
        }
        if (!(expected > 0)) {
            throw new IllegalArgumentException(
                    "weights need a line 'partners NUMBER' above 0: the records of the same customer that a record has on average");
        }
        this.partners = expected;
    }

    /** The weights that the product ships; learning starts from them and falls back to them. */
    public static Weights shipped() {
        return Shipped.WEIGHTS;
    }

    /**
     * Reads weights: a line {@code partners NUMBER}, then for each field its name and triples of level, m and u.
     *
     * @throws IllegalArgumentException if a name is unknown or a number is not one
     */
    public static Weights parse(String text) {
        return new Weights(text);
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

    /** The chance that two strangers stand on that rung. */
    public double u(MatchField field, Level level) {
        return u[cell(field, level)];
    }

    private static int cell(MatchField field, Level level) {
        return field.ordinal() * Level.ALL.length + level.ordinal();
    }

    /** What {@link #parse} read. */
    @Override
    public String toString() {
        return text;
    }

    /**
     * Reasoned, not fitted: m from how often systems mistype, abbreviate or lack a thing, u from how many values it has. A
     * value's own frequency replaces u of EXACT where it is counted.
     */
    private static final class Shipped {
        static final Weights WEIGHTS = parse("""
                partners 1.0
                given_name     exact .80 .005    close .08 .002    pinyin .50 .010   near .04 .004     homophone .02 .010 initial .03 .010  different .05 .97
                family_name    exact .83 .002    close .08 .001    pinyin .50 .005   near .03 .002     homophone .01 .010 initial .01 .004  different .05 .98
                birth_date     exact .80 .00005  one_edit .06 .0012 day_month .01 .00005 partial .50 .015 near .04 .015 month_day .01 .0025 same_year .015 .012 different .04 .95
                gender         exact .97 .50     different .03 .50
                company_name   exact .62 .0001   tokens .05 .00003 close .08 .0001   pinyin .60 .0005  subset .12 .0007  near .04 .001     acronym .02 .001  overlap .03 .015  different .04 .96
                company_region exact .97 .15     different .03 .85
                branch         exact .95 .05     one_sided .0005 .50 different .0001 .50
                domain         exact .60 .00005  different .30 .99
                industry       exact .50 .15     different .40 .85
                tax_id         exact .85 .000005 one_edit .08 .0003 different .07 .99
                identifier     exact .80 .00001  one_edit .06 .001 different .10 .99
                email          exact .55 .00002  close .10 .00005  local_part .05 .0003 near .03 .0005 different .25 .99
                phone          exact .55 .0001   suffix .05 .00005 one_edit .06 .0005 different .34 .99
                street         exact .65 .001    close .15 .001    subset .06 .002   overlap .08 .15   different .12 .84
                house_number   exact .75 .015    prefix .06 .10    different .17 .88
                unit           exact .55 .002    close .15 .001    near .03 .003     different .27 .99
                district       exact .55 .002    close .15 .001    near .03 .003     different .27 .99
                city           exact .70 .01     close .12 .008    near .04 .008     different .13 .96
                postcode       exact .75 .002    one_edit .12 .03  prefix .04 .06    different .08 .94
                region         exact .90 .20     different .10 .80
                country        exact .99 .70     different .01 .30""");

        private Shipped() {}
    }
}
