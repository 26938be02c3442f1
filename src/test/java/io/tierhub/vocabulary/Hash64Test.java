package io.tierhub.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Hash64Test {
    @Test
    void keepsItsValuesBecauseTheyAreStored() {
        assertThat(hash("")).isEqualTo(hash(""));
        assertThat(Long.toHexString(hash("tierhub", "客户"))).isEqualTo("d9173009f490c406");
    }

    @Test
    void tellsBordersBetweenTextsApart() {
        assertThat(hash("ab", "c")).isNotEqualTo(hash("a", "bc"));
        assertThat(hash("a", "")).isNotEqualTo(hash("a"));
        assertThat(hash("abcd")).isNotEqualTo(hash("abcd\0"));
    }

    @Test
    void hasNoCollisionAmongAMillionSimilarTexts() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 1_000_000; i++) {
            seen.add(hash("C" + i));
        }
        assertThat(seen).hasSize(1_000_000);
    }

    @Test
    void changesHalfOfItsBitsWithOneBitOfTheText() {
        long bits = 0;
        for (int i = 0; i < 10_000; i++) {
            String text = "customer " + i;
            String near = text.substring(0, 3) + (char) (text.charAt(3) ^ 1) + text.substring(4);
            bits += Long.bitCount(hash(text) ^ hash(near));
        }
        assertThat(bits / 10_000.0).isBetween(31.5, 32.5);
    }

    private static long hash(String... texts) {
        long state = Hash64.START;
        for (String text : texts) {
            state = Hash64.add(state, text);
        }
        return Hash64.finish(state);
    }
}
