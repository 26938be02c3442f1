package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {
    private final Phones phones = new Phones("CN");

    @ParameterizedTest
    @CsvSource({
        "13800138000, +8613800138000",
        "138 0013 8000, +8613800138000",
        "+86-139-0013-9000, +8613900139000",
        "008613900139000, +8613900139000",
        "86 139 0013 9000, +8613900139000",
        "１３８００１３８０００, +8613800138000",
        "021-12345678, +862112345678",
        "(021) 12345679, +862112345679",
        "0755-8123456, +867558123456",
        "0755 81234567, +8675581234567",
        "021-52345678-801, +862152345678",
        "021-52345678转801, +862152345678",
        "010-62345678 ext. 12, +861062345678",
        "+44 20 7946 0001, +442079460001",
        "+49 (0)30 1234567, +49301234567",
        "400-800-1234, +864008001234"
    })
    void aNumberBecomesE164(String raw, String e164) {
        assertThat(phones.read(raw, null)).isEqualTo(new Found(List.of(e164), false));
    }

    @Test
    void theRecordsOwnCountryWins() {
        assertThat(phones.read("(870)-931-0505", "US").values()).containsExactly("+18709310505");
        assertThat(phones.read("030/1234567", "DE").values()).containsExactly("+49301234567");
        assertThat(phones.read("13800138000", "HK").values()).containsExactly("+8613800138000");
    }

    @Test
    void severalNumbersStandInOneCell() {
        assertThat(phones.read("13800138000/021-12345678；13800138000、+442079460001", null)
                        .values())
                .containsExactly("+8613800138000", "+862112345678", "+442079460001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"00000000", "11111111111", "1234567", "12345678", "98765432", "13800000000", "无", "-", "n/a", ""
            })
    void aMadeUpNumberIsAbsent(String raw) {
        assertThat(phones.read(raw, null)).isEqualTo(Found.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "call me", "+999 123 456", "138001380001380013800013800"})
    void whatIsNoNumberIsAFault(String raw) {
        assertThat(phones.read(raw, null)).isEqualTo(Found.FAULT);
    }

    @Test
    void theFastWayEqualsTheLibrary() {
        long seed = 7L;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Phones library = new Phones("US");
        for (int i = 0; i < 5_000; i++) {
            StringBuilder raw = new StringBuilder(random.nextBoolean() ? "1" : "0").append(1 + random.nextInt(9));
            int length = 9 + random.nextInt(2);
            for (int d = 0; d < length; d++) {
                raw.append(random.nextInt(10));
            }
            String fast = ChinesePhones.read(raw.toString());
            if (fast != null && !Placeholders.isNumber(fast.substring(1))) {
                assertThat(library.read("+86 " + (raw.charAt(0) == '0' ? raw.substring(1) : raw), "CN")
                                .values())
                        .as(raw.toString())
                        .containsExactly(fast);
            }
        }
    }

    @Test
    void theMemoFillsToItsLimitAndTheNextNumberEmptiesIt() {
        Phones us = new Phones("US");
        for (int i = 0; i < Phones.MEMO_LIMIT; i++) {
            us.read("212555" + (1000 + i % 9000) + " x" + i, null);
        }
        assertThat(us.remembered()).isEqualTo(Phones.MEMO_LIMIT);
        us.read("2125551000 x" + Phones.MEMO_LIMIT, null);
        assertThat(us.remembered()).isEqualTo(1);
    }
}
