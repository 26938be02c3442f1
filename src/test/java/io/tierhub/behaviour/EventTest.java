package io.tierhub.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.cleanse.CleanFact;
import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.Entity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventTest {
    private static CleanFact order(String key, String refundOf) {
        OwnerRef owner = new OwnerRef(OwnerRef.By.KEY, "C1");
        return new CleanFact(
                "erp",
                Entity.ORDERS,
                key,
                owner,
                20_000,
                0,
                "PAID",
                5_000_000,
                "CNY",
                refundOf,
                0,
                List.of(),
                List.of());
    }

    @Test
    void aRefundNamesItsOrderByTheOrdersOwnHash() {
        Event order = Event.of(order("O1", null), (short) 3, 1_800_000_000L);
        Event refund = Event.of(order("R1", "O1"), (short) 3, 1_800_000_000L);
        assertThat(order).isEqualTo(new Event(order.keyHash(), 20_000, (short) 3, 5_000_000, 0, 1_800_000_000));
        assertThat(refund.refundOf()).isEqualTo(order.keyHash());
        assertThat(refund.keyHash()).isNotEqualTo(order.keyHash());
    }

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
