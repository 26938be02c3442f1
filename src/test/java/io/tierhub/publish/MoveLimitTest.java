package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MoveLimitTest {
    @Test
    void justTheShareIsLetThroughAndOneMoreIsNot() {
        assertThat(MoveLimit.exceeded(200, 1_000, 20)).isFalse();
        assertThat(MoveLimit.exceeded(201, 1_000, 20)).isTrue();
    }

    @Test
    void fewerThanAHundredCustomersAreNeverTooMany() {
        assertThat(MoveLimit.exceeded(99, 99, 20)).isFalse();
        assertThat(MoveLimit.exceeded(100, 100, 20)).isTrue();
    }

    @Test
    void aHundredPercentIsNeverExceededAndNoneIsByOne() {
        assertThat(MoveLimit.exceeded(1_000, 1_000, 100)).isFalse();
        assertThat(MoveLimit.exceeded(1, 1_000, 0)).isTrue();
        assertThat(MoveLimit.exceeded(0, 1_000, 0)).isFalse();
    }
}
