package io.tierhub.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one pair in bits: the prior, one comparison level a field, term frequency on exact agreement, less what
 * dependent fields say twice. Records of different party types are not to be compared. One instance serves one thread.
 */
final class Scorer {
    /** Names swapped between the fields are that much rarer than names in place. */
    private static final double SWAP_BITS = -4;

    /** Sums in another order differ by less. */
    private static final double ROUNDING = 1e-6;

    private static final int ADDRESS_SLOTS = (1 << Slot.COUNTRY + 1) - (1 << Slot.STREET);

    private final Similar similar = new Similar();
    private final NameLevels names = new NameLevels(similar);
    private final TextLevels texts = new TextLevels(similar);
    private final Rungs rungs = new Rungs(similar);
    private final ValueLevels values = new ValueLevels();
    private final ValueLevels.Rung email = rungs::email;
    private final ValueLevels.Rung phone = rungs::phone;
    private final ValueLevels.Rung code = rungs::code;
    private final ValueLevels.Rung identifier = rungs::identifier;
    private final ValueLevels.Rung equality = rungs::equality;
    private final ValueLevels.Rung postcode = rungs::postcode;
    private final ValueLevels.Rung house = rungs::house;
    private final ValueLevels.Rung place = rungs::place;
    private final MatchModel model;
    private final Frequency frequency;
    private final double[] mostOfUnequalEmails = new double[2];
    private final double[][] mostOfAddress = new double[2][1 << Dependence.ADDRESS.length];

    /** What the last pair showed, by field: the level, null where not compared, and the bits. */
    final @Nullable Level[] levels = new @Nullable Level[MatchField.ALL.length];

    final double[] bits = new double[MatchField.ALL.length];

    /** Whether it was persons of Chinese names: one in ideographs, or both in pinyin. */
    boolean chinese;

    Scorer(MatchModel model, Population population) {
        this.model = model;
        this.frequency = new Frequency(model, population);
        for (int type = 0; type < 2; type++) {
            mostOfUnequalEmails[type] = model.weights(type == 1).best(MatchField.EMAIL, Level.EXACT);
            for (int parts = 0; parts < mostOfAddress[type].length; parts++) {
                mostOfAddress[type][parts] = mostOfAddress(type == 1, parts);
            }
        }
    }

    private double mostOfAddress(boolean organizations, int parts) {
        double most = 0;
        for (int part = 0; part < Dependence.ADDRESS.length; part++) {
            most += (parts & 1 << part) == 0 ? 0 : frequency.most(organizations, Dependence.ADDRESS[part]);
        }
        return most;
    }

    /** The bits that speak for any pair before it is looked at. */
    double prior(boolean organizations) {
        return frequency.prior(organizations);
    }

    /**
     * The weight of a pair: log2 of the odds that the two are one. What takes
     * long to compare, mailboxes that differ and then addresses, is left out where it cannot lift the pair to the floor.
     *
     * @param floor below it a weight is not worth the exact figure: any weight below it may be answered
     */
    double score(FeatureView a, FeatureView b, double floor) {
        Arrays.fill(levels, null);
        Arrays.fill(bits, 0);
        chinese =
                !a.isOrganization() && (a.isWide(Slot.FAMILY) || b.isWide(Slot.FAMILY) || a.isPinyin() && b.isPinyin());
        if (a.isOrganization()) {
            organization(a, b);
        } else {
            person(a, b);
        }
        many(MatchField.TAX_ID, Slot.TAX_ID, a, b, code);
        many(MatchField.IDENTIFIER, Slot.IDENTIFIERS, a, b, identifier);
        many(MatchField.PHONE, Slot.PHONES, a, b, phone);
        double prior = frequency.prior(a.isOrganization());
        int type = a.isOrganization() ? 1 : 0;
        double address = mostOfAddress[type][(a.shared(b) & ADDRESS_SLOTS) >>> Slot.STREET];
        if (differ(Slot.EMAILS, a, b)) {
            double most = prior + sum() + mostOfUnequalEmails[type] + Dependence.most(levels, bits, address) + ROUNDING;
            if (most < floor) {
                return most;
            }
        }
        many(MatchField.EMAIL, Slot.EMAILS, a, b, email);
        double most = prior + sum() + Dependence.most(levels, bits, address) + ROUNDING;
        if (most < floor) {
            return most;
        }
        address(a, b);
        bits[MatchField.DEPENDENCE.ordinal()] = Dependence.takenBack(levels, bits, chinese);
        return prior + sum();
    }

    private double sum() {
        double sum = 0;
        for (double each : bits) {
            sum += each;
        }
        return sum;
    }

    private void person(FeatureView a, FeatureView b) {
        Level given = names.compare(a, Slot.GIVEN, b, Slot.GIVEN);
        Level family = names.compare(a, Slot.FAMILY, b, Slot.FAMILY);
        set(MatchField.GIVEN_NAME, given, frequency.of(MatchField.GIVEN_NAME, given, a, b, Slot.GIVEN));
        set(MatchField.FAMILY_NAME, family, frequency.of(MatchField.FAMILY_NAME, family, a, b, Slot.FAMILY));
        if (given != Level.EXACT && family != Level.EXACT) {
            swapped(a, b);
        }
        if (a.has(Slot.BIRTH) && b.has(Slot.BIRTH)) {
            Level level = DateLevels.compare(a.chars(Slot.BIRTH), b.chars(Slot.BIRTH));
            set(MatchField.BIRTH_DATE, level, frequency.of(MatchField.BIRTH_DATE, level, a, b, Slot.BIRTH));
        }
        many(MatchField.GENDER, Slot.GENDER, a, b, equality);
    }

    private void swapped(FeatureView a, FeatureView b) {
        Level given = names.compare(a, Slot.GIVEN, b, Slot.FAMILY);
        Level family = names.compare(a, Slot.FAMILY, b, Slot.GIVEN);
        if (given != Level.EXACT && family != Level.EXACT) {
            return;
        }
        double givenBits = frequency.of(MatchField.FAMILY_NAME, given, b, b, Slot.FAMILY);
        double familyBits = frequency.of(MatchField.GIVEN_NAME, family, b, b, Slot.GIVEN);
        double straight = bits[MatchField.GIVEN_NAME.ordinal()] + bits[MatchField.FAMILY_NAME.ordinal()];
        if (givenBits + familyBits + SWAP_BITS > straight) {
            set(MatchField.GIVEN_NAME, Level.SWAPPED, givenBits + SWAP_BITS / 2);
            set(MatchField.FAMILY_NAME, Level.SWAPPED, familyBits + SWAP_BITS / 2);
        }
    }

    private void organization(FeatureView a, FeatureView b) {
        if (a.has(Slot.CORE) && b.has(Slot.CORE)) {
            Level level = texts.company(a, b);
            set(MatchField.COMPANY_NAME, level, frequency.of(MatchField.COMPANY_NAME, level, a, b, Slot.CORE));
        }
        many(MatchField.COMPANY_REGION, Slot.CORE_REGION, a, b, equality);
        if (a.has(Slot.BRANCH) != b.has(Slot.BRANCH)) {
            set(MatchField.BRANCH, Level.ONE_SIDED, model.weights(true).bits(MatchField.BRANCH, Level.ONE_SIDED));
        } else {
            many(MatchField.BRANCH, Slot.BRANCH, a, b, equality);
        }
        many(MatchField.DOMAIN, Slot.DOMAINS, a, b, equality);
        many(MatchField.INDUSTRY, Slot.INDUSTRY, a, b, equality);
    }

    private void address(FeatureView a, FeatureView b) {
        if (a.has(Slot.STREET) && b.has(Slot.STREET)) {
            Level level = texts.street(a, b);
            set(MatchField.STREET, level, frequency.of(MatchField.STREET, level, a, b, Slot.STREET));
        }
        many(MatchField.HOUSE_NUMBER, Slot.HOUSE, a, b, house);
        many(MatchField.UNIT, Slot.UNIT, a, b, place);
        many(MatchField.DISTRICT, Slot.DISTRICT, a, b, place);
        many(MatchField.CITY, Slot.CITY, a, b, place);
        many(MatchField.POSTCODE, Slot.POSTCODE, a, b, postcode);
        many(MatchField.REGION, Slot.REGION, a, b, equality);
        many(MatchField.COUNTRY, Slot.COUNTRY, a, b, equality);
    }

    private void many(MatchField field, int slot, FeatureView a, FeatureView b, ValueLevels.Rung rung) {
        if (a.has(slot) && b.has(slot)) {
            Level level = values.best(a, b, slot, rung);
            set(field, level, frequency.of(field, level, a, b, slot, values.from, values.to));
        }
    }

    private boolean differ(int slot, FeatureView a, FeatureView b) {
        return a.has(slot) && b.has(slot) && values.best(a, b, slot, equality) == Level.DIFFERENT;
    }

    private void set(MatchField field, @Nullable Level level, double worth) {
        levels[field.ordinal()] = level;
        bits[field.ordinal()] = worth;
    }
}
