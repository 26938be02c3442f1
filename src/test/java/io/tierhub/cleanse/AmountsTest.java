package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.cleanse.Amounts.Reading.Amount;
import io.tierhub.cleanse.Amounts.Reading.Fault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0|",
                "1,000,000.00|1000000|",
                "¥2,345,678.90|2345678.9|¥",
                "￥2,345|2345|¥",
                "1.2E+05|120000|",
                "1e-3|0.001|",
                "1.234,56|1234.56|",
                "1 234,56|1234.56|",
                "1'234.50|1234.5|",
                "1,23,456.5|123456.5|",
                "1.234.567|1234567|",
                "1,234|1234|",
                "1.234|1.234|",
                "0,123|0.123|",
                "12,5|12.5|",
                "1234,56|1234.56|",
                ".5|0.5|",
                "5.|5|",
                "(123.45)|-123.45|",
                "(¥123.45)|-123.45|¥",
                "123.45-|-123.45|",
                "-¥5|-5|¥",
                "¥-5|-5|¥",
                "−7|-7|",
                "+7|7|",
                "12.5万|125000|",
                "3亿|300000000|",
                "3万元|30000|元",
                "2千万|20000000|",
                "RMB 100|100|RMB",
                "100 USD|100|USD",
                "99,90 €|99.9|€",
                "US$ 5|5|US$",
                "１２３．４５|123.45|",
                "0.0000005|0.000001|",
                "-0.0000005|-0.000001|",
                "0.00000049999999999999999999|0|",
                "000000000000000000000000000012|12|",
                "1000000000000|1000000000000|",
                "0e999999999|0|"
            })
    void anAmountIsReadExactly(String raw, String plain, String currency) {
        Amount amount = (Amount) Amounts.read(raw);
        assertThat(Amounts.plain(amount.micros())).isEqualTo(plain);
        assertThat(amount.currency()).isEqualTo(currency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NaN",
                "Infinity",
                "abc",
                "1,2,3",
                "1,234,5",
                "1.2.3",
                "12a",
                "1e",
                "--5",
                "+-5",
                "5 %",
                "1,,2",
                "()",
                "¥",
                "EUR",
                "1.234,567.8",
                "0x10",
                "1 2",
                "e5",
                "USD 5 EUR",
                "12:30",
                "1/2"
            })
    void whatIsNoNumberIsRefused(String raw) {
        assertThat(Amounts.read(raw)).isEqualTo(Fault.BAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1000000000000.000001", "1e999999999", "1e99999999999999999999", "9223372036854775808", "99999亿"
            })
    void whatIsBeyondTheLimitIsTooLarge(String raw) {
        assertThat(Amounts.read(raw)).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void anAmountOfFourHundredCharactersIsReadAndOneOfMoreIsNone() {
        String most = "0".repeat(AmountScanner.LONGEST - 1) + "5";
        assertThat(Amounts.read(most)).isEqualTo(new Amount(5_000_000, null));
        assertThat(Amounts.read("0" + most)).isEqualTo(Fault.BAD);
    }

    @Test
    void veryLongTextsAreRefusedAtOnce() {
        assertThat(Amounts.read("9".repeat(100_000))).isEqualTo(Fault.BAD);
    }

    @Test
    void everyDecimalReadsAsBigDecimalRoundsIt() {
        long seed = 3L;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            BigDecimal exact = BigDecimal.valueOf(random.nextLong() / (1L << random.nextInt(50)), random.nextInt(18));
            if (exact.abs().compareTo(BigDecimal.valueOf(Amounts.MAX_UNITS)) < 0) {
                long micros =
                        exact.setScale(6, RoundingMode.HALF_UP).unscaledValue().longValueExact();
                assertThat(Amounts.read(exact.toPlainString()))
                        .as(exact.toPlainString())
                        .isEqualTo(new Amount(micros, null));
                assertThat(Amounts.read(String.format("%e", exact))).isInstanceOf(Amount.class);
                assertThat(Amounts.read(Amounts.plain(micros))).isEqualTo(new Amount(micros, null));
            }
        }
    }
}
