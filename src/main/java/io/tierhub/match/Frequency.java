package io.tierhub.match;

import org.jspecify.annotations.Nullable;

/**
 * Weights with the population in mind. A rung is worth log2(m/u); where two records agree exactly, the value's own frequency
 * stands for u, within 8 bits. So that a small index does not take its few values for rare or common, it counts as if a
 * population of {@link #UNSEEN} more, with shipped frequencies, stood behind it.
 */
final class Frequency {
    private static final double UNSEEN = 2000;
    private static final double CLAMP_BITS = 8;
    private static final double PER_LN2 = 1 / Math.log(2);
    /** So many records of one customer may repeat what identifies it before the value counts as shared. */
    private static final int OWN_REPEATS = 4;

    /** A hundred Chinese family names cover most of the country, and given names of one ideograph are as few. */
    private static final double U_OF_ONE_IDEOGRAPH = 0.03;

    private final MatchModel model;
    private final Population population;

    Frequency(MatchModel model, Population population) {
        this.model = model;
        this.population = population;
    }

    double prior(boolean organizations) {
        double unseen = (organizations ? model.organizations() : model.persons()).isLearned() ? 0 : UNSEEN;
        return log2(model.weights(organizations).partners() / (Math.max(1, population.size(organizations)) + unseen));
    }

    /** The most bits that a field may be worth. */
    double most(boolean organizations, MatchField field) {
        Weights weights = model.weights(organizations);
        double exact = weights.bits(field, Level.EXACT) + (repeats(field) == 0 ? 0 : CLAMP_BITS);
        return Math.max(exact, weights.best(field, Level.EXACT));
    }

    /**
     * The bits of a level that a value of {@code b} reached against one of {@code a}; 0 for null, and for a rung that the
     * field does not weigh. What the only value of a record is worth, its view remembers.
     */
    double of(MatchField field, @Nullable Level level, FeatureView a, FeatureView b, int slot, int from, int to) {
        if (level == null) {
            return 0;
        }
        double bits = model.weights(b.isOrganization()).bits(field, level);
        if (level != Level.EXACT) {
            return Double.isNaN(bits) ? 0 : bits;
        }
        int repeats = repeats(field);
        if (repeats == 0) {
            return bits;
        }
        boolean only = to - from == b.length(slot);
        if (only && b.isWeighed(slot)) {
            return b.exactBits(slot);
        }
        boolean onlyOfA = to - from == a.length(slot);
        if (onlyOfA && a.isWeighed(slot)) {
            return a.exactBits(slot);
        }
        double worth = bits + rarity(field, b, slot, from, to, repeats);
        if (onlyOfA) {
            a.weigh(slot, worth);
        }
        return only ? b.weigh(slot, worth) : worth;
    }

    /** The bits of a level that all of a slot of {@code b} reached, against the same slot of {@code a}. */
    double of(MatchField field, @Nullable Level level, FeatureView a, FeatureView b, int slot) {
        return of(field, level, a, b, slot, 0, b.length(slot));
    }

    private double rarity(MatchField field, FeatureView view, int slot, int from, int to, int repeats) {
        boolean organizations = view.isOrganization();
        int count = population.count(organizations, slot, view.chars(slot), from, to);
        double u = model.weights(organizations).u(field, Level.EXACT);
        boolean ideograph = slot <= Slot.FAMILY && to - from == 1 && view.isWide(slot);
        double expected = ideograph ? U_OF_ONE_IDEOGRAPH : u;
        double own = Math.max(
                repeats,
                1
                        + model.weights(organizations).partners()
                                * model.weights(organizations).m(field, Level.EXACT));
        double share = (Math.max(0, count - own) + UNSEEN * expected) / (population.size(organizations) + UNSEEN);
        return Math.max(-CLAMP_BITS, Math.min(CLAMP_BITS, log2(u / share)));
    }

    /** How many of a value's occurrences the pair itself explains; 0: the field's values are not counted. */
    private static int repeats(MatchField field) {
        return switch (field) {
            case TAX_ID, IDENTIFIER, EMAIL, PHONE, DOMAIN, COMPANY_NAME -> OWN_REPEATS;
            case GIVEN_NAME, FAMILY_NAME, BIRTH_DATE, STREET, UNIT, DISTRICT, CITY, POSTCODE, REGION -> 1;
            default -> 0;
        };
    }

    private static double log2(double x) {
        return Math.log(x) * PER_LN2;
    }
}
