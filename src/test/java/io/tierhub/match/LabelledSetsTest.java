package io.tierhub.match;

import static io.tierhub.match.TruthSet.FAKE;
import static io.tierhub.match.TruthSet.FEBRL;
import static io.tierhub.match.TruthSet.RESTAURANT;
import static io.tierhub.match.TruthSet.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One default for all sets, and for every way in which an identifying column may have been mapped. */
class LabelledSetsTest {
    static Stream<Arguments> sets() {
        return Stream.of(
                Arguments.of("febrl1", FEBRL, .98),
                Arguments.of("febrl1", with(FEBRL, "soc_sec_id", "identifiers.ssn"), .98),
                Arguments.of("febrl1", with(FEBRL, "soc_sec_id", ""), .98),
                Arguments.of("febrl1", with(FEBRL, "address_2", "district"), .98),
                Arguments.of("febrl2", FEBRL, .98),
                Arguments.of("febrl2", with(FEBRL, "soc_sec_id", "identifiers.ssn"), .98),
                Arguments.of("febrl2", with(FEBRL, "soc_sec_id", ""), .98),
                Arguments.of("fake_1000", FAKE, .80),
                Arguments.of("restaurant", RESTAURANT, .80),
                Arguments.of("restaurant", with(RESTAURANT, "cuisine", "attributes.cuisine"), .80),
                Arguments.of("restaurant", with(RESTAURANT, "cuisine", ""), .80));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void placingAndReclusteringReachTheGoal(String name, Map<String, String> map, double goal) {
        TruthSet set = TruthSet.read(name, map);
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        AtomicLong numbers = new AtomicLong();
        for (int i = 0; i < set.records().size(); i++) {
            index.place(i, Features.of(set.records().get(i)), numbers::incrementAndGet);
        }
        index.commit();
        Partition partition = Reclustering.of(index);
        Score placed = Score.of(set.truth(), index::customerOf);
        Score again = Score.of(set.truth(), partition::cluster);
        System.out.println(name + " placed: " + placed + "; reclustered: " + again);
        assertThat(placed.f1()).as("placed").isGreaterThanOrEqualTo(goal);
        assertThat(again.f1()).as("reclustered").isGreaterThanOrEqualTo(goal);
    }
}
