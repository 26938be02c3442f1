package io.tierhub.match;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a pair say twice. Adding the bits of all fields takes them for independent; parts of one address are
 * not, nor is what the members of a household, the tenants of an office, or a company and its branches share.
 */
final class Dependence {
    /** An address as a whole says no more than this. */
    private static final double ADDRESS_BITS = 14;
    /** Nor does all that different people of one household, tenants of one house or companies of one group share. */
    private static final double SHARED_BITS = 10;

    private static final double SHARED_BITS_OF_PERSONS = 9;
    /** Of what exceeds either, this share counts: agreement to the letter is still a little more than agreement. */
    private static final double BEYOND = 0.1;

    /** Nor does a person's name alone in two or three ideographs or their sounds: surnames are few, and namesakes common. */
    private static final double NAME_ALONE_BITS = 8;

    private static final double OF_THE_SAME_PLACE = 0.3;
    private static final double LOOKALIKE_BITS = 4;

    static final MatchField[] ADDRESS = {
        MatchField.STREET,
        MatchField.HOUSE_NUMBER,
        MatchField.UNIT,
        MatchField.DISTRICT,
        MatchField.CITY,
        MatchField.POSTCODE,
        MatchField.REGION,
        MatchField.COUNTRY
    };
    private static final Set<MatchField> VAGUE =
            EnumSet.of(MatchField.GENDER, MatchField.REGION, MatchField.COUNTRY, MatchField.DEPENDENCE);
    private static final MatchField[] LOCALITY = {
        MatchField.DISTRICT, MatchField.CITY, MatchField.POSTCODE, MatchField.REGION, MatchField.COUNTRY
    };
    private static final MatchField[] NAMES = {MatchField.GIVEN_NAME, MatchField.FAMILY_NAME, MatchField.COMPANY_NAME};
    private static final MatchField[] SHARED = {
        MatchField.FAMILY_NAME, MatchField.COMPANY_REGION, MatchField.DOMAIN, MatchField.INDUSTRY, MatchField.PHONE
    };
    /** What companies of one city and trade do not have in common. */
    private static final MatchField[] OF_ONE_COMPANY = {
        MatchField.TAX_ID,
        MatchField.IDENTIFIER,
        MatchField.EMAIL,
        MatchField.PHONE,
        MatchField.DOMAIN,
        MatchField.STREET,
        MatchField.HOUSE_NUMBER,
        MatchField.UNIT
    };
    /** And what they have, beside the place itself. */
    private static final MatchField[] OF_A_PLACE = {MatchField.COMPANY_REGION, MatchField.INDUSTRY};

    private static final MatchField[] OF_A_BRANCH = {
        MatchField.COMPANY_NAME, MatchField.COMPANY_REGION, MatchField.DOMAIN, MatchField.EMAIL, MatchField.PHONE
    };

    private Dependence() {}

    /**
     * The bits to take back: zero or negative.
     *
     * @param chinese whether it is persons of Chinese names
     */
    static double takenBack(@Nullable Level[] levels, double[] bits, boolean chinese) {
        double back = locality(levels, bits) + mailbox(levels, bits) + (chinese ? nameAlone(bits) : 0);
        back += placeAlone(levels, bits);
        double address = positive(ADDRESS, bits) + locality(levels, bits);
        back += excess(address, ADDRESS_BITS);
        return back + shared(levels, bits, address);
    }

    /**
     * The most that the parts of an address and all that is taken back can come to, once the other fields are compared.
     *
     * @param address what the parts that are left to compare are worth at most
     */
    static double most(@Nullable Level[] levels, double[] bits, double address) {
        return address + excess(address, ADDRESS_BITS) + mailbox(levels, bits) + shared(levels, bits, address);
    }

    /** Where nothing else speaks for the pair. */
    private static double nameAlone(double[] bits) {
        double names = Math.max(0, bits[MatchField.GIVEN_NAME.ordinal()])
                + Math.max(0, bits[MatchField.FAMILY_NAME.ordinal()]);
        double all = 0;
        for (MatchField field : MatchField.ALL) {
            all += VAGUE.contains(field) ? 0 : Math.max(0, bits[field.ordinal()]);
        }
        return all > names ? 0 : excess(names, NAME_ALONE_BITS);
    }

    /**
     * Companies whose phones or domains differ and that only a name and a place speak for: in one city and one trade many
     * names sound alike, so the place says nothing then.
     */
    private static double placeAlone(@Nullable Level[] levels, double[] bits) {
        boolean differ = levels[MatchField.PHONE.ordinal()] == Level.DIFFERENT
                || levels[MatchField.DOMAIN.ordinal()] == Level.DIFFERENT;
        return levels[MatchField.COMPANY_NAME.ordinal()] == null || !differ || positive(OF_ONE_COMPANY, bits) > 0
                ? 0
                : -positive(OF_A_PLACE, bits) - positive(LOCALITY, bits) - locality(levels, bits);
    }

    private static double shared(@Nullable Level[] levels, double[] bits, double address) {
        if (isConflict(levels[MatchField.BRANCH.ordinal()])) {
            return -positive(OF_A_BRANCH, bits);
        }
        Level company = levels[MatchField.COMPANY_NAME.ordinal()];
        boolean othersName = levels[MatchField.GIVEN_NAME.ordinal()] == Level.DIFFERENT
                || company == Level.DIFFERENT
                || company == Level.OVERLAP;
        double limit = company == null ? SHARED_BITS_OF_PERSONS : SHARED_BITS;
        return othersName ? excess(Math.min(address, ADDRESS_BITS) + positive(SHARED, bits), limit) : 0;
    }

    /** City, district, postcode and region name one place: the strongest counts, of the others a share. */
    private static double locality(@Nullable Level[] levels, double[] bits) {
        double most = 0;
        for (MatchField field : LOCALITY) {
            most = Math.max(most, bits[field.ordinal()]);
        }
        double back = (most - positive(LOCALITY, bits)) * (1 - OF_THE_SAME_PLACE);
        double postcode = bits[MatchField.POSTCODE.ordinal()];
        boolean neighbours = levels[MatchField.CITY.ordinal()] == Level.DIFFERENT
                && levels[MatchField.POSTCODE.ordinal()] != Level.EXACT;
        return neighbours ? Math.min(back, -Math.max(0, postcode)) : back;
    }

    /** Addresses are made of names: where the names agree, two mailboxes that look alike say little more. */
    private static double mailbox(@Nullable Level[] levels, double[] bits) {
        double email = bits[MatchField.EMAIL.ordinal()];
        double names = positive(NAMES, bits);
        return levels[MatchField.EMAIL.ordinal()] == Level.EXACT || names == 0
                ? 0
                : Math.min(0, LOOKALIKE_BITS - email);
    }

    private static double excess(double sum, double limit) {
        return Math.min(0, limit - sum) * (1 - BEYOND);
    }

    private static boolean isConflict(@Nullable Level branch) {
        return branch == Level.ONE_SIDED || branch == Level.DIFFERENT;
    }

    private static double positive(MatchField[] fields, double[] bits) {
        double sum = 0;
        for (MatchField field : fields) {
            sum += Math.max(0, bits[field.ordinal()]);
        }
        return sum;
    }
}
