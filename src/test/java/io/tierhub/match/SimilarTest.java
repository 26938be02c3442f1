package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarTest {
    private final Similar similar = new Similar();

    @ParameterizedTest
    @CsvSource({"martha,marhta,.9611", "dwayne,duane,.84", "dixon,dicksonx,.8133", "abc,abc,1", "abc,xyz,0"})
    void jaroWinklerGivesThePublishedFigures(String a, String b, double expected) {
        assertThat(jaroWinkler(a, b)).isCloseTo(expected, within(.0001));
        assertThat(jaroWinkler(b, a)).isCloseTo(expected, within(.0001));
    }

    @ParameterizedTest
    @CsvSource({
        "smith,smith,true",
        "smith,smth,true",
        "smith,smyth,true",
        "smith,smiht,true",
        "smith,smithe,true",
        "smith,mihts,false",
        "smith,sm,false",
        "ab,ba,true",
        "aab,ab,true"
    })
    void oneEditIsOneLetterOrOneSwapOfNeighbours(String a, String b, boolean expected) {
        assertThat(Similar.oneEdit(a.toCharArray(), 0, a.length(), b.toCharArray(), 0, b.length()))
                .isEqualTo(expected);
        assertThat(Similar.oneEdit(b.toCharArray(), 0, b.length(), a.toCharArray(), 0, a.length()))
                .isEqualTo(expected);
    }

    @Test
    void theCheapRefusalNeverRefusesWhatIsNear() {
        long seed = 42;
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            String a = word(random);
            String b = word(random);
            boolean may = Similar.mayBeNear(a.toCharArray(), 0, a.length(), b.toCharArray(), 0, b.length());
            assertThat(may || jaroWinkler(a, b) < .85)
                    .as("seed " + seed + ": " + a + " " + b)
                    .isTrue();
        }
    }

    private double jaroWinkler(String a, String b) {
        return similar.jaroWinkler(a.toCharArray(), 0, a.length(), b.toCharArray(), 0, b.length());
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int n = 2 + random.nextInt(8); n > 0; n--) {
            word.append((char) ('a' + random.nextInt(6)));
        }
        return word.toString();
    }
}
