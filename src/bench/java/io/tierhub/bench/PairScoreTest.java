package io.tierhub.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairScoreTest {
    @Test
    void clustersAreScoredByThePairsThatTheyImplyWhateverTheirNumbers() {
        int[] truth = {0, 0, 0, 1, 1, 2};
        int[] clusters = {7, 7, 3, 3, 4, 5};
        PairScore score = PairScore.of(truth, clusters);
        assertThat(score).isEqualTo(new PairScore(2, 4, 1));
        assertThat(score.f1()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(PairScore.of(truth, new int[] {9, 9, 9, 8, 8, 1}).f1()).isEqualTo(1);
    }

    @Test
    void closureJoinsWhatIsLinkedThroughOthersFromTheThresholdUp() {
        ScoredPairs pairs = new ScoredPairs();
        pairs.add(0, 1, .9);
        pairs.add(1, 2, .8);
        pairs.add(3, 4, .7);
        assertThat(pairs.clusters(5, .75)).containsExactly(0, 0, 0, 3, 4);
        assertThat(pairs.clusters(5, .85)).containsExactly(0, 0, 2, 3, 4);
    }
}
