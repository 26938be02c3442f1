package io.tierhub.flow.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private static final long NEVER_TOO_LATE = Long.MAX_VALUE;

    @Test
    void inNoSpanAreThereMoreRequestsThanTheRateAllows() {
        RequestBudget budget = new RequestBudget(2, 1000);
        assertThat(budget.take(0, NEVER_TOO_LATE)).isZero();
        assertThat(budget.take(900, NEVER_TOO_LATE)).isEqualTo(900);
        assertThat(budget.take(950, NEVER_TOO_LATE)).isEqualTo(1000);
        assertThat(budget.take(1001, NEVER_TOO_LATE)).isEqualTo(1900);
    }

    @Test
    void aRequestThatWouldComeTooLateIsNotTakenAndTheOldestOnesStillCount() {
        RequestBudget budget = new RequestBudget(2, 1000);
        budget.take(0, NEVER_TOO_LATE);
        budget.take(0, NEVER_TOO_LATE);
        for (int again = 0; again < 5; again++) {
            assertThat(budget.take(100, 600)).isEqualTo(1000);
        }
        assertThat(budget.take(400, 1000)).isEqualTo(1000);
        assertThat(budget.take(400, 1000)).isEqualTo(1000);
        assertThat(budget.take(400, 1000)).isEqualTo(2000);
    }

    @Test
    void aPauseHoldsForEveryoneAlsoWithoutARate() {
        RequestBudget budget = new RequestBudget(0, 0);
        budget.pauseUntil(500);
        budget.pauseUntil(300);
        assertThat(budget.take(0, NEVER_TOO_LATE)).isEqualTo(500);
        assertThat(budget.take(600, NEVER_TOO_LATE)).isEqualTo(600);
    }
}
