package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTest {
    @Test
    void chineseAndFullWidthCharactersTakeTwoColumnsAndMarksNone() {
        assertThat(TextWidth.of("abc")).isEqualTo(3);
        assertThat(TextWidth.of("客户")).isEqualTo(4);
        assertThat(TextWidth.of("𠮷ａ（")).isEqualTo(6);
        assertThat(TextWidth.of("Mu\u0308ller")).isEqualTo(6);
    }

    @Test
    void whatIsTooWideIsCutWithAMark() {
        assertThat(TextWidth.fit("abcd", 4)).isEqualTo("abcd");
        assertThat(TextWidth.fit("abcde", 4)).isEqualTo("abc…");
        assertThat(TextWidth.fit("客户名", 5)).isEqualTo("客户…");
        assertThat(TextWidth.fit("客户名", 6)).isEqualTo("客户名");
    }

    @Test
    void nothingLeavesItsLineOrSteersTheTerminal() {
        assertThat(TextWidth.fit("a\nb\u001b[31m\u200e", 20)).isEqualTo("a⏎b·[31m·");
    }
}
