package io.tierhub.grade;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a version of the rules.
 *
 * @param ruleset {@link Ruleset#id()}: the name and the hash of the content
 * @param by who did it
 * @param at epoch milliseconds
 * @param day epoch day: as of which it was simulated, from which on it grades; else that of the step
 * @param moves what the simulation found; null of other steps
 */
public record RulesetStep(
        String ruleset, Kind kind, String by, long at, int day, @Nullable Moves moves) {
    /** What may happen. */
    public enum Kind {
        SIMULATED,
        APPROVED,
        ACTIVATED,
        RETIRED
    }

    /**
     * What a change of rules moves, in hundredths of a percent, rounded up.
     *
     * @param customers whose tier becomes another, of all customers
     * @param revenue of those, of the revenue of all
     */
    public record Moves(int customers, int revenue) {
        /** Above these a second person has to approve. */
        public static final int MOST_CUSTOMERS = 1_000;

        public static final int MOST_REVENUE = 500;

        /** How many persons have to approve. */
        public int approvers() {
            return customers > MOST_CUSTOMERS || revenue > MOST_REVENUE ? 2 : 1;
        }
    }
}
