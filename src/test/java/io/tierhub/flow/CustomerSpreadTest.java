package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.QualityReport.Consolidation;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("h2") // the same on either database
class CustomerSpreadTest {
    @Test
    void recordsOfOneCustomerInOneSystemAreDuplicatesThere() {
        CustomerSpread spread = new CustomerSpread();
        spread.add(7, 1);
        spread.add(9, 2);
        spread.add(7, 1);
        spread.add(7, 2);
        spread.add(3, 2);
        CustomerSpread.Consolidated found = spread.consolidated(3);
        assertThat(found.all()).isEqualTo(new Consolidation(5, 3, 1, 1));
        assertThat(found.customersOf()).containsExactly(0, 1, 3);
    }

    @Test
    void itCountsAsPlainCountingDoes() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            CustomerSpread spread = new CustomerSpread();
            Map<Long, TreeSet<Integer>> systems = new TreeMap<>();
            Map<Long, Integer> records = new TreeMap<>();
            int size = random.nextInt(5_000);
            for (int i = 0; i < size; i++) {
                long customer = 1L + random.nextInt(2_000) * 1_000_000_007L;
                int system = 1 + random.nextInt(4);
                spread.add(customer, system);
                records.merge(customer, 1, Integer::sum);
                systems.computeIfAbsent(customer, c -> new TreeSet<>()).add(system);
            }
            assertThat(spread.consolidated(5).all())
                    .as("seed " + seed)
                    .isEqualTo(new Consolidation(
                            size,
                            records.size(),
                            records.values().stream().filter(n -> n > 1).count(),
                            systems.values().stream().filter(s -> s.size() > 1).count()));
        }
    }
}
