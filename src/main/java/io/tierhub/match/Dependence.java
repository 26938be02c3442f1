package io.tierhub.match;

import org.jspecify.annotations.Nullable;

/**
 * What the fields of a pair say twice. Adding the bits of all fields takes them for independent; parts of one address are
 * not, nor is what the members of a household, the tenants of an office, or a company and its branches share.
 */
final class Dependence {
    /** An address as a whole says no more than this. */
    private static final double ADDRESS_BITS = 14;
    /** Nor does all that different people of one household share. */
    private static final double HOUSEHOLD_BITS = 12;
    /** Nor all that different tenants of one house, or companies of one group, share. */
    private static final double TENANT_BITS = 10;
    /** Of what exceeds either, this share counts: agreement to the letter is still a little more than agreement. */
    private static final double BEYOND = 0.1;

    /** No address adds more, even if all its parts agree and are as rare as rarity counts. */
    static final double MOST_OF_AN_ADDRESS = ADDRESS_BITS + BEYOND * 100;

    private static final MatchField[] ADDRESS = {
        MatchField.STREET,
        MatchField.HOUSE_NUMBER,
        MatchField.UNIT,
        MatchField.DISTRICT,
        MatchField.CITY,
        MatchField.POSTCODE,
        MatchField.REGION,
        MatchField.COUNTRY
    };
    private static final MatchField[] SHARED = {
        MatchField.FAMILY_NAME, MatchField.COMPANY_REGION, MatchField.DOMAIN, MatchField.INDUSTRY, MatchField.PHONE
    };
    private static final MatchField[] OF_A_BRANCH = {
        MatchField.COMPANY_NAME, MatchField.COMPANY_REGION, MatchField.DOMAIN, MatchField.EMAIL, MatchField.PHONE
    };

    private Dependence() {}

    /** The bits to take back: zero or negative. */
    static double takenBack(@Nullable Level[] levels, double[] bits) {
        double address = positive(ADDRESS, bits);
        double back = excess(address, ADDRESS_BITS);
        if (isConflict(levels[MatchField.BRANCH.ordinal()])) {
            return back - positive(OF_A_BRANCH, bits);
        }
        Level company = levels[MatchField.COMPANY_NAME.ordinal()];
        double shared = address + back + positive(SHARED, bits);
        if (levels[MatchField.GIVEN_NAME.ordinal()] == Level.DIFFERENT) {
            back += excess(shared, HOUSEHOLD_BITS);
        } else if (company == Level.DIFFERENT || company == Level.OVERLAP) {
            back += excess(shared, TENANT_BITS);
        }
        return back;
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
