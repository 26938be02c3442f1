package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GradesDueTest extends StoreFixture {
    @Test
    void clearingManyThatStandCloseLeavesTheOnesBetweenThem() {
        write(tx -> tx.gradesDue().mark(new long[] {1, 2, 3, 4, 5, 6}, 10));
        write(tx -> tx.gradesDue().clear(new long[] {5, 1, 2, 4}));
        assertThat(store.<long[]>read(tx -> tx.gradesDue().all(10))).containsExactly(3, 6);
        write(tx -> tx.gradesDue().mark(new long[] {4}, 10));
        write(tx -> tx.gradesDue().clear(new long[] {3, 4, 5}));
        assertThat(store.<long[]>read(tx -> tx.gradesDue().all(10))).containsExactly(6);
    }

    @Test
    void customersAreTakenInTheOrderOfTheirNumbersWhenDue() {
        write(tx -> tx.gradesDue().mark(new long[] {5, 3, 9, 3}, 100));
        write(tx -> tx.gradesDue().markForTime(new long[] {7, 2}, new int[] {101, 99}));
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
    void ofSeveralEachIsMarkedForTheEarlierDay() {
        write(tx -> tx.gradesDue().add(new long[] {1, 2}, 95));
        write(tx -> tx.gradesDue().mark(new long[] {3}, 200));
        write(tx -> tx.gradesDue().markForTime(new long[] {4, 3, 2, 1}, new int[] {100, 100, 100, 90}));
        write(tx -> assertThat(tx.gradesDue().all(90)).containsExactly(1));
        write(tx -> assertThat(tx.gradesDue().all(99)).containsExactly(1, 2));
        write(tx -> assertThat(tx.gradesDue().all(100)).containsExactly(1, 2, 3, 4));
    }

    @Test
    void aCustomerThatIsDueAlreadyIsNotWrittenAgain() throws SQLException {
        assumeThat(TestDatabase.isPostgres())
                .as("PostgreSQL tells who wrote a row")
                .isTrue();
        write(tx -> tx.gradesDue().mark(new long[] {1, 2}, 100));
        String before = writers();
        write(tx -> tx.gradesDue().mark(new long[] {1, 2, 3}, 100));
        assertThat(writers()).startsWith(before + "|");
    }

    /** Of each row the transaction that wrote it and the one that last locked it. */
    private String writers() throws SQLException {
        try (var connection = TestDatabase.connect(TestDatabase.of(folder));
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT string_agg(xmin || ' ' || xmax, '|' ORDER BY customer_id) FROM grade_due")) {
            rows.next();
            return rows.getString(1);
        }
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
