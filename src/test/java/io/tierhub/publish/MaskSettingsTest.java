package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.publish.MaskSettings.How;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskSettingsTest {
    private static String masked(How how, String name, String value) {
        return new MaskSettings(how, how, how).masked(name, value);
    }

    @ParameterizedTest
    @CsvSource({
        "name,Lin Mei,L***",
        "name,张伟,张***",
        "name,\uD83D\uDE00x,\uD83D\uDE00***",
        "email,lin@quarry.example,l***@quarry.example",
        "email,no address,n***",
        "phone,+8613800138000,***8000",
        "phone,110,***10",
        "name,'',***"
    })
    void whatIsTruncatedTellsNoMoreThanItsBeginningOrEnd(String name, String value, String told) {
        assertThat(masked(How.TRUNCATE, name, value)).isEqualTo(told);
    }

    @Test
    void aHashIsThatOfTheLowerCase() {
        assertThat(masked(How.HASH, "email", " Lin@Quarry.example"))
                .isEqualTo(masked(How.HASH, "email", "lin@quarry.example"))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void eachNameHasItsOwnMask() {
        MaskSettings mask = new MaskSettings(How.KEEP, How.REDACT, How.TRUNCATE);
        assertThat(mask.masked("name", "Lin")).isEqualTo("Lin");
        assertThat(mask.masked("email", "lin@quarry.example")).isEqualTo("***");
        assertThat(mask.masked("phone", "13800138000")).isEqualTo("***8000");
    }
}
