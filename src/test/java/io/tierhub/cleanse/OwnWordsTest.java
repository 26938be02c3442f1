package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\ufeff", "n/a", " NULL ", "无", "---", "（空）"})
    void whatStandsForNothingSaysNothing(String value) {
        assertThat(OwnWords.said(value)).isNull();
    }

    @Test
    void whatAValueSaysIsItsDisplayForm() {
        assertThat(OwnWords.said(" Ｎｏｒｔｈ \t")).isEqualTo("North");
    }

    @Test
    void whatIsKeptIsWhatWasWrittenSaveHalvesOfPairsWhichNoTextCanHold() {
        String pair = "a\u0000\u200b\ud83d\ude00 ";
        assertThat(OwnWords.kept(pair)).isEqualTo(pair);
        assertThat(OwnWords.kept("x\ud800y\udc00")).isEqualTo("x\ufffdy\ufffd");
        assertThat(OwnWords.kept("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
    }
}
