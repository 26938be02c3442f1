package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GradesDueTest extends StoreFixture {
    @Test
    void customersAreTakenInTheOrderOfTheirNumbersWhenDue() {
        write(tx -> tx.gradesDue().mark(new long[] {5, 3, 9, 3}, 100));
        write(tx -> tx.gradesDue().mark(new long[] {7, 2}, new int[] {101, 99}));
        assertThat(number(tx -> tx.gradesDue().count(100))).isEqualTo(4);
        write(tx -> {
            assertThat(tx.gradesDue().take(100, 0, 3)).containsExactly(2, 3, 5);
            assertThat(tx.gradesDue().take(100, 5, 3)).containsExactly(9);
            tx.gradesDue().clear(new long[] {2, 3, 5});
        });
        write(tx -> assertThat(tx.gradesDue().take(101, 0, 10)).containsExactly(7, 9));
    }

    @Test
    void aLaterMarkDoesNotPutOffADueCustomer() {
        write(tx -> tx.gradesDue().mark(new long[] {1}, 100));
        write(tx -> tx.gradesDue().mark(new long[] {1}, 200));
        assertThat(number(tx -> tx.gradesDue().count(100))).isEqualTo(1);
        write(tx -> tx.gradesDue().mark(new long[] {1}, 50));
        assertThat(number(tx -> tx.gradesDue().count(50))).isEqualTo(1);
    }

    @Test
    void allCustomersOfARangeAreMarkedAndNoneIsPutOff() {
        write(tx -> tx.customers()
                .insert(LongStream.rangeClosed(1, 5).mapToObj(Samples::customer).toList()));
        write(tx -> tx.gradesDue().mark(new long[] {1, 2, 3}, new int[] {90, 95, 200}));
        write(tx -> tx.gradesDue().markRange(2, 4, 100));
        write(tx -> assertThat(tx.gradesDue().all(99)).containsExactly(1, 2));
        write(tx -> assertThat(tx.gradesDue().all(1_000)).containsExactly(1, 2, 3, 4));
        write(tx -> assertThat(tx.gradesDue().all(100)).containsExactly(1, 2, 3, 4));
    }

    @Test
    void aMarkMadeWhileTheCustomerIsGradedIsNotLost() throws Exception {
        write(tx -> tx.gradesDue().mark(new long[] {1}, 100));
        CountDownLatch taken = new CountDownLatch(1);
        CompletableFuture<Void> grading = CompletableFuture.runAsync(() -> write(tx -> {
            tx.gradesDue().take(100, 0, 10);
            taken.countDown();
            pause();
            tx.gradesDue().clear(new long[] {1});
        }));
        taken.await();
        write(tx -> tx.gradesDue().mark(new long[] {1}, 100));
        grading.get(10, TimeUnit.SECONDS);
        assertThat(number(tx -> tx.gradesDue().count(100))).isEqualTo(1);
    }

    @Test
    void gradingWaitsForWhoIsMarkingAndThenSeesItsWork() throws Exception {
        write(tx -> tx.gradesDue().mark(new long[] {1}, 100));
        CountDownLatch marked = new CountDownLatch(1);
        CompletableFuture<Void> taking = CompletableFuture.runAsync(() -> write(tx -> {
            tx.gradesDue().mark(new long[] {1}, 100);
            marked.countDown();
            pause();
            tx.meta().put("state", "new");
        }));
        marked.await();
        String seen = store.transaction(Effect.ALL_GRADED, tx -> {
            assertThat(tx.gradesDue().take(100, 0, 10)).containsExactly(1);
            return tx.meta().get("state");
        });
        taking.get(10, TimeUnit.SECONDS);
        assertThat(seen).isEqualTo("new");
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
