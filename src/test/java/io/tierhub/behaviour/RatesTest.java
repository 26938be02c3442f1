package io.tierhub.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final Rates RATES = Rates.of(
            "CNY",
            List.of(new Rate(100, "EUR", new BigDecimal("7.8")), new Rate(104, "EUR", new BigDecimal("7.9"))));

    @Test
    void theLatestRateOnOrBeforeTheDayCountsForSevenDays() {
        assertThat(RATES.on("EUR", 99)).isNull();
        assertThat(RATES.on("EUR", 100)).isEqualTo("7.8");
        assertThat(RATES.on("EUR", 103)).isEqualTo("7.8");
        assertThat(RATES.on("EUR", 104)).isEqualTo("7.9");
        assertThat(RATES.on("EUR", 111)).isEqualTo("7.9");
        assertThat(RATES.on("EUR", 112)).isNull();
    }

    @Test
    void onlyTheReportingCurrencyIsWorthOne() {
        assertThat(RATES.on("CNY", 5)).isEqualTo("1");
        assertThat(RATES.on("USD", 100)).isNull();
        assertThat(RATES.on(null, 100)).isNull();
    }

    @Test
    void twoRatesOfOneDayAndRatesOfNothingAreRefused() {
        Rate rate = new Rate(100, "EUR", new BigDecimal("7.8"));
        assertThat(Rates.of("CNY", List.of(rate, new Rate(100, "EUR", new BigDecimal("7.80")))).on("EUR", 100))
                .isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rates.of("CNY", List.of(rate, new Rate(100, "EUR", BigDecimal.ONE))))
                .withMessageContaining("EUR has 7.8 and 1 on 1970-04-11");
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(100, "EUR", BigDecimal.ZERO));
    }
}
