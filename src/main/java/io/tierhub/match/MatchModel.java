package io.tierhub.match;

/**
 * The weights in use, by party type, and where they come from.
 *
 * @param version 0 for what the product ships, then one more each time that learning made a model
 */
public record MatchModel(int version, Learned persons, Learned organizations) {
    /**
     * The weights of one party type.
     *
     * @param records how many records they were learned from; 0: they are those that the product ships
     * @param pairs how many pairs of one customer the learning expected among those that it looked at
     */
    public record Learned(Weights weights, int records, long pairs) {
        static final Learned NOT = new Learned(Weights.shipped(), 0, 0);

        /** Whether they were learned, and not shipped. */
        public boolean isLearned() {
            return records > 0;
        }
    }

    /** What the product ships. */
    public static MatchModel shipped() {
        return new MatchModel(0, Learned.NOT, Learned.NOT);
    }

    /** The weights of a party type. */
    public Weights weights(boolean ofOrganizations) {
        return (ofOrganizations ? organizations : persons).weights();
    }
}
