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
                Arguments.of("febrl1", FEBRL, .998, .999),
                Arguments.of("febrl1", with(FEBRL, "soc_sec_id", "identifiers.ssn"), .998, .999),
                Arguments.of("febrl1", with(FEBRL, "soc_sec_id", ""), .99, .99),
                Arguments.of("febrl1", with(FEBRL, "address_2", "district"), .998, .998),
                Arguments.of("febrl2", FEBRL, .998, .999),
                Arguments.of("febrl2", with(FEBRL, "soc_sec_id", "identifiers.ssn"), .998, .999),
                Arguments.of("febrl2", with(FEBRL, "soc_sec_id", ""), .99, .995),
                Arguments.of("fake_1000", FAKE, .94, .97),
                Arguments.of("restaurant", RESTAURANT, .94, .96),
                Arguments.of("restaurant", with(RESTAURANT, "cuisine", "attributes.cuisine"), .94, .96),
                Arguments.of("restaurant", with(RESTAURANT, "cuisine", ""), .94, .96));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void placingAndRebuildingReachTheGoal(String name, Map<String, String> map, double goal, double learned) {
        TruthSet set = TruthSet.read(name, map);
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        AtomicLong numbers = new AtomicLong();
        for (int i = 0; i < set.records().size(); i++) {
            index.place(i, Features.of(set.records().get(i)), numbers::incrementAndGet);
        }
        index.commit();
        index.use(Learning.of(index, 1, 1));
        Partition partition = Reclustering.of(index);
        Score placed = Score.of(set.truth(), index::customerOf);
        Score again = Score.of(set.truth(), partition::cluster);
        System.out.println(name + " placed: " + placed + "; rebuilt: " + again);
        assertThat(placed.f1()).as("placed").isGreaterThanOrEqualTo(goal);
        assertThat(again.f1()).as("rebuilt").isGreaterThanOrEqualTo(learned);
    }
}
