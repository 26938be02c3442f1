package io.tierhub.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.Entity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyHashTest {
    @Test
    void keysOfDifferentFactsHaveDifferentHashes() {
        Set<Long> hashes = new HashSet<>();
        for (String system : List.of("erp", "er", "crm")) {
            for (Entity entity : Entity.values()) {
                for (int i = 0; i < 20_000; i++) {
                    hashes.add(KeyHash.of(system, entity, (i % 2 == 0 ? "p" : "") + i));
                }
            }
        }
        assertThat(hashes).hasSize(3 * 4 * 20_000).doesNotContain(0L);
    }
}
