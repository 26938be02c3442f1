package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReclusteringTest {
    @Test
    void generatedPeopleAreFoundByPlacingAndByReclustering() {
        for (long seed = 21; seed <= 23; seed++) {
            People people = People.of(seed, 3_000, 35);
            MatchIndex index = Given.placed(people.features());
            Partition partition = Reclustering.of(index);
            Score placed = Score.of(people.truth, index::customerOf);
            Score again = Score.of(people.truth, partition::cluster);
            assertThat(placed.f1()).as("seed " + seed + " placed: " + placed).isGreaterThan(.97);
            assertThat(again.f1()).as("seed " + seed + " reclustered: " + again).isGreaterThan(.97);
        }
    }

    @Test
    void fewDuplicatesDoNotTemptIntoFalseJoins() {
        People people = People.of(31, 5_000, 2);
        Score score = Score.of(people.truth, Given.placed(people.features())::customerOf);
        assertThat(score.precision()).as(score.toString()).isGreaterThan(.93);
        assertThat(score.recall()).as(score.toString()).isGreaterThan(.95);
    }

    @Test
    void theSameIndexGivesTheSamePartitionTwiceAndDoesNotChange() {
        MatchIndex index = Given.placed(People.of(5, 1_000, 40).features());
        String before = Dump.of(index, 1_000);
        Partition one = Reclustering.of(index);
        Partition two = Reclustering.of(index);
        for (int i = 0; i < one.size(); i++) {
            assertThat(two.cluster(i)).isEqualTo(one.cluster(i));
        }
        assertThat(Dump.of(index, 1_000)).isEqualTo(before);
    }

    @Test
    void movesOfAReclusteringBringTheIndexToItsPartition() {
        MatchIndex index = Given.placed(People.of(6, 1_000, 40).features());
        Partition partition = Reclustering.of(index);
        AtomicLong numbers = new AtomicLong(5_000);
        StableIds ids = StableIds.of(partition, index::customerOf, numbers::incrementAndGet);
        ids.moves().forEach(move -> index.move(move.record(), move.to()));
        index.commit();
        assertThat(index.customers()).isEqualTo(partition.clusters());
        StableIds none = StableIds.of(partition, index::customerOf, numbers::incrementAndGet);
        assertThat(none.moves()).isEmpty();
        assertThat(none.redirects()).isEmpty();
    }
}
