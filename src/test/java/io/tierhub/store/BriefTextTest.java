package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("h2")
class BriefTextTest {
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        "0",
        "00",
        "007",
        "5",
        "12345678",
        "123456789",
        "000000000000",
        ".",
        "\"天\"",
        "\"en\"",
        ",",
        "\u0001",
        ""
    };

    private final BriefText brief = new BriefText();

    @Test
    void anyTextIsReadAgainAsItWas() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Phrases phrases = new Phrases(List.of());
        for (int round = 0; round < 5_000; round++) {
            String text = text(random);
            List<String> missed = new ArrayList<>(phrases.all());
            String stored = brief.brief(phrases, text, missed::add);
            assertThat(BriefText.full(phrases::get, stored))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(text);
            if (round % 50 == 0) {
                phrases = new Phrases(missed.stream().distinct().toList());
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Test
    void theSameWordsWithOtherNumbersAreOnePhrase() {
        List<String> missed = new ArrayList<>();
        brief.brief(new Phrases(List.of()), "{\"days\":684,\"money\":13695.05}", missed::add);
        Phrases phrases = new Phrases(missed);
        String stored = brief.brief(phrases, "{\"days\":7,\"money\":0.25}", missed::add);
        assertThat(missed).hasSize(1);
        assertThat(stored).hasSizeLessThan(10);
        assertThat(BriefText.full(phrases::get, stored)).isEqualTo("{\"days\":7,\"money\":0.25}");
    }

    @Test
    void aTextOfWhichNothingIsKnownStandsAsItIs() {
        assertThat(brief.brief(new Phrases(List.of("other")), "[\"少 5\"]", missed -> {}))
                .isEqualTo("[\"少 5\"]");
    }
}
