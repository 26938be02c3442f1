package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many bad rows of a file are too many. */
class ToleranceTest {
    @ParameterizedTest
    @CsvSource({
        "none, 0, 100, false",
        "none, 1, 100, true",
        "20 rows, 20, 100, false",
        "20 rows, 21, 100, true",
        "20, 21, 100, true",
        "0 rows, 1, 100, true",
        "1 row, 1, 100, false",
        "5 %, 5, 100, false",
        "5 %, 6, 100, true",
        "5%, 1, 19, true",
        "0.5 %, 5, 1000, false",
        "0.5 %, 6, 1000, true",
        "100 %, 100, 100, false",
        "any, 100, 100, false",
    })
    void soManyPassAndOneMoreDoesNot(String text, long bad, long rows, boolean exceeded) {
        assertThat(Tolerance.of(text).exceeded(bad, rows)).isEqualTo(exceeded);
    }

    @Test
    void aPercentageSaysNothingBeforeTheEndOfTheFile() {
        assertThat(Tolerance.of("5 %").exceeded(1_000)).isFalse();
        assertThat(Tolerance.of("20 rows").exceeded(21)).isTrue();
        assertThat(Tolerance.of("none").exceeded(1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "some", "-1", "101 %", "5 percent", "1.5 rows", "9999999999"})
    void anythingElseIsRefusedWithExamples(String text) {
        assertThatThrownBy(() -> Tolerance.of(text)).hasMessageContaining("none, 20 rows, 5 % or any");
    }
}
