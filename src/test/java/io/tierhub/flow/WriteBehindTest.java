package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("h2")
class WriteBehindTest {
    private final List<Integer> told = new CopyOnWriteArrayList<>();

    @Test
    void theNextBatchIsMadeWhileOneIsWritten() throws InterruptedException {
        CountDownLatch made = new CountDownLatch(1);
        try (WriteBehind<Integer> behind = new WriteBehind<>("write", told::add)) {
            behind.write(() -> {
                await(made);
                return 1;
            });
            made.countDown(); // would never come if write() waited for its own batch
            behind.write(() -> 2);
            assertThat(told).containsExactly(1);
            behind.settle();
        }
        assertThat(told).containsExactly(1, 2);
    }

    @Test
    void afterABatchThatFailsNoneIsWritten() {
        AtomicBoolean written = new AtomicBoolean();
        try (WriteBehind<Integer> behind = new WriteBehind<>("write", told::add)) {
            behind.write(() -> {
                throw new IllegalStateException("cut");
            });
            assertThatThrownBy(() -> behind.write(() -> {
                        written.set(true);
                        return 2;
                    }))
                    .hasMessage("cut");
        }
        assertThat(written).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void whoeverLeavesEarlyWaitsForTheBatchUnderWay() {
        CountDownLatch left = new CountDownLatch(1);
        AtomicBoolean written = new AtomicBoolean();
        assertThatThrownBy(() -> {
                    try (WriteBehind<Integer> behind = new WriteBehind<>("write", told::add)) {
                        behind.write(() -> {
                            await(left);
                            written.set(true);
                            return 1;
                        });
                        left.countDown();
                        throw new IllegalStateException("stop");
                    }
                })
                .hasMessage("stop");
        assertThat(written).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
