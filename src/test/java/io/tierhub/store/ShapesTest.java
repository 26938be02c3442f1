package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.TextParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("h2")
class ShapesTest {
    private static final String[] WORDS = {
        "{", "}", "\"", "\\", "近", "天", "3", "30", "007", "123456789", ".", "-", "", "\u0001"
    };
    private static final long[] NUMBERS = {
        0, 7, 10, 99_999_999, 100_000_000, 1_234_500_067, Long.MAX_VALUE, -1, Long.MIN_VALUE
    };

    @Test
    void partsAreWrittenJustAsTheirTextIs() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Phrases phrases = new Phrases(List.of());
        int written = 0;
        for (int round = 0; round < 20_000; round++) {
            TextParts text = text(random);
            List<String> missed = new ArrayList<>(phrases.all());
            String asText = new BriefText().brief(phrases, text.toString(), missed::add);
            BriefOut out = new BriefOut();
            if (phrases.shapes().write(text, phrases, out)) {
                assertThat(out.toString()).as("seed %d: %s", seed, text).isEqualTo(asText);
                assertThat(BriefText.full(phrases::get, out.toString())).isEqualTo(text.toString());
                written++;
            }
            if (round % 50 == 0) {
                phrases = new Phrases(missed.stream().distinct().toList());
            }
        }
        assertThat(written).isGreaterThan(1_000);
    }

    private static TextParts text(Random random) {
        TextParts text = new TextParts();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            String word = WORDS[random.nextInt(WORDS.length)];
            switch (random.nextInt(6)) {
                case 0 ->
                    text.word(",")
                            .number(NUMBERS[random.nextInt(NUMBERS.length)])
                            .word(" ");
                case 1 ->
                    text.word(":")
                            .number(random.nextLong() >> random.nextInt(64))
                            .word(";");
                case 2 -> text.word("0.").word(".").digits("0625").word(",");
                case 3 -> text.quoted(word);
                case 4 -> text.end("}");
                default -> text.word(word);
            }
        }
        return text;
    }

    @Test
    void theSameWordsWithOtherNumbersAreOneShape() {
        Phrases phrases = new Phrases(List.of("{\"days\":\u0001,\"money\":\u0001.\u0001}"));
        BriefOut out = new BriefOut();
        assertThat(phrases.shapes().write(money(7, 0, "25"), phrases, out)).isTrue();
        out.clear();
        assertThat(phrases.shapes().write(money(684, 13_695, "05"), phrases, out))
                .isTrue();
        assertThat(BriefText.full(phrases::get, out.toString())).isEqualTo("{\"days\":684,\"money\":13695.05}");
    }

    private static TextParts money(int days, long whole, String rest) {
        TextParts text = new TextParts().word("{").quoted("days").word(":").number(days);
        return text.word(",")
                .quoted("money")
                .word(":")
                .number(whole)
                .word(".")
                .digits(rest)
                .end("}");
    }

    @Test
    void aPartThatIsNoPhraseIsLeftToItsText() {
        Phrases phrases = new Phrases(List.of("{}"));
        assertThat(phrases.shapes().write(new TextParts().word("{\"own\":1}"), phrases, new BriefOut()))
                .isFalse();
        assertThat(phrases.shapes().write(new TextParts().end("{}").word("]"), phrases, new BriefOut()))
                .isFalse();
    }
}
