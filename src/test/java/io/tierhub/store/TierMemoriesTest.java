package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.grade.TierMemory;
import io.tierhub.grade.TierState;
import io.tierhub.vocabulary.Tier;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TierMemoriesTest extends StoreFixture {
    private static final TierState RISING = new TierState(Tier.C, 20_000, 20_005, null);
    private static final TierState FALLING = new TierState(Tier.A, 19_000, null, 20_004);

    @Test
    void whatIsRememberedComesBackAndTheLatestCounts() {
        TierMemory first = new TierMemory(20_005, null, RISING);
        TierMemory second = new TierMemory(20_006, RISING, FALLING);
        write(tx -> tx.tierMemories().put(Map.of(1L, first, 2L, second)));
        write(tx -> assertThat(tx.tierMemories().of(new long[] {1, 2, 3})).isEqualTo(Map.of(1L, first, 2L, second)));
        write(tx -> tx.tierMemories().put(Map.of(1L, second)));
        write(tx -> assertThat(tx.tierMemories().of(new long[] {1})).isEqualTo(Map.of(1L, second)));
    }

    @Test
    void whoIsNoMoreIsForgotten() {
        write(tx -> tx.tierMemories().put(Map.of(1L, new TierMemory(1, null, RISING))));
        write(tx -> tx.tierMemories().delete(new long[] {1}));
        write(tx -> assertThat(tx.tierMemories().of(new long[] {1})).isEmpty());
    }
}
