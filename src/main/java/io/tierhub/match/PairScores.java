package io.tierhub.match;

/** The weights of pairs of records, which do not depend on which of the two came first. One instance serves one thread. */
final class PairScores {
    private final Records records;
    private final Scorer scorer;
    private final FeatureView a = new FeatureView();
    private final FeatureView b = new FeatureView();

    PairScores(Records records, Scorer scorer) {
        this.records = records;
        this.scorer = scorer;
    }

    Scorer scorer() {
        return scorer;
    }

    /** The weight of any two records of one party type, exact if it is above the floor. */
    double score(int one, int other, double floor) {
        records.view(one, b);
        return score(b, other, floor);
    }

    /** The same for a record that is compared with many, which its view stands on: the view remembers what its values are worth. */
    double score(FeatureView view, int other, double floor) {
        records.view(other, a);
        return a.compareTo(view) <= 0 ? scorer.score(a, view, floor) : scorer.score(view, a, floor);
    }
}
