package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.grade.ScoreVersion;
import io.tierhub.vocabulary.Tier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreTrailTest extends StoreFixture {
    private static final long TIME = 1_782_800_000_123L;
    private static final ScoreVersion FIRST = new ScoreVersion(20_600, TIME, 20_599, "r@1", 81.25, Tier.A, "policy");
    private static final ScoreVersion SAME_RULES = new ScoreVersion(20_601, 0, 0, "r@1", null, Tier.UNGRADED, "policy");
    private static final ScoreVersion OTHER_RULES =
            new ScoreVersion(20_602, TIME + 1, 20_602, "r@2", 0.0001, Tier.D, "override");

    @Test
    void earlierResultsComeBackWhole() {
        List<ScoreVersion> trail = List.of(FIRST, SAME_RULES, OTHER_RULES, FIRST);
        write(tx -> tx.scoreTrail().add(Map.of(1L, trail, 2L, List.of(OTHER_RULES))));
        write(tx -> assertThat(tx.scoreTrail().of(new long[] {1, 2, 3}))
                .isEqualTo(Map.of(1L, trail, 2L, List.of(OTHER_RULES))));
        write(tx -> tx.scoreTrail().replace(Map.of(1L, List.of(FIRST))));
        write(tx -> tx.scoreTrail().delete(new long[] {2}));
        write(tx -> assertThat(tx.scoreTrail().of(new long[] {1, 2})).isEqualTo(Map.of(1L, List.of(FIRST))));
    }
}
