package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.match.MatchRules.Preset;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchRulesTest {
    @Test
    void theDefaultsAreThePublishedOnes() {
        MatchRules rules = MatchRules.defaults();
        assertThat(rules).isEqualTo(new MatchRules(Preset.DEFAULT, 200, 32, List.of(), 20, 0));
        assertThat(rules.preset().bestEdge()).isZero();
        assertThat(rules.preset().meanEdge()).isEqualTo(-2);
        assertThat(Preset.STRICT.bestEdge()).isEqualTo(4);
        assertThat(Preset.STRICT.meanEdge()).isZero();
    }

    @Test
    void everyKeyRefusesWhatMakesNoSenseAndSaysTheRemedy() {
        assertRefused(9, 32, List.of(), "key_cap must be 10 to 10000, not 9: use 200");
        assertRefused(10_001, 32, List.of(), "key_cap must be");
        assertRefused(200, 9, List.of(), "pairs_per_record must be 10 to 10000, not 9: use 32");
        assertRefused(200, 32, List.of("erp", "erp"), "names a system twice: remove one");
        assertRefused(200, 32, Collections.nCopies(65, "erp"), "at most 64 are possible");
    }

    @Test
    void whatEachKeyTakesAtMostAndAtLeastIsTaken() {
        assertThat(new MatchRules(Preset.DEFAULT, 10, 10_000, List.of(), 20, 0).pairsPerRecord())
                .isEqualTo(10_000);
        assertThat(new MatchRules(Preset.DEFAULT, 10_000, 10, List.of(), 20, 0).keyCap())
                .isEqualTo(10_000);
        assertRefused(200, 10_001, List.of(), "pairs_per_record must be");
        assertThat(new MatchRules(Preset.DEFAULT, 200, 32, systems(MatchRules.MAX_UNIQUE_SYSTEMS), 20, 0)
                        .uniqueSystems())
                .hasSize(MatchRules.MAX_UNIQUE_SYSTEMS);
        assertRefused(200, 32, systems(MatchRules.MAX_UNIQUE_SYSTEMS + 1), "names 65 systems, at most 64");
    }

    static List<String> systems(int count) {
        return IntStream.range(0, count).mapToObj(i -> "system" + i).toList();
    }

    @Test
    void weightsAreAValueThatReadsWhatItWrites() {
        Weights shipped = Weights.shipped();
        Weights again = Weights.parse(shipped.text());
        for (MatchField field : MatchField.values()) {
            for (Level level : Level.values()) {
                assertThat(Double.compare(again.bits(field, level), shipped.bits(field, level)))
                        .isZero();
            }
        }
        assertThat(again.partners()).isEqualTo(shipped.partners());
        assertThat(shipped.bits(MatchField.GENDER, Level.EXACT)).isBetween(.9, 1.0);
        assertThatThrownBy(() -> Weights.parse("gender exact .9 .5")).hasMessageContaining("number of partners");
    }

    private static void assertRefused(int cap, int pairs, List<String> systems, String message) {
        assertThatThrownBy(() -> new MatchRules(Preset.DEFAULT, cap, pairs, systems, 20, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
