package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MovedCustomersTest extends StoreFixture {
    @Test
    void whoeverIsMarkedMayHaveMovedUnlessForFactsOrTimeAlone() {
        MovedCustomers moved = store.movedCustomers();
        assertThat(moved.has(1)).as("before anybody was read").isTrue();
        moved.none();
        write(tx -> {
            tx.gradesDue().mark(new long[] {1}, 100);
            tx.gradesDue().markForTime(new long[] {2}, new int[] {100});
            tx.gradesDue().markForFacts(new long[] {3}, 100);
            tx.gradesDue().add(new long[] {4}, 100);
        });
        assertThat(LongStream.rangeClosed(1, 5).filter(moved::has)).containsExactly(1L, 4L);
        assertThat(moved.everybody()).isFalse();
    }

    @Test
    void ofTooManyItIsAsIfAllHadMoved() {
        MovedCustomers moved = new MovedCustomers();
        moved.none();
        moved.add(LongStream.rangeClosed(1, MovedCustomers.MOST).toArray());
        assertThat(moved.everybody()).isFalse();
        moved.add(new long[] {MovedCustomers.MOST + 1});
        assertThat(moved.everybody()).isTrue();
        assertThat(moved.has(Long.MAX_VALUE)).isTrue();
        moved.none();
        assertThat(moved.has(1)).isFalse();
    }
}
