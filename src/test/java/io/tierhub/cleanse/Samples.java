package io.tierhub.cleanse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;

/** Random texts of many scripts, and the naughty strings of the shared data. */
final class Samples {
    private static final String[] POOLS = {
        "abcXYZ 019", " .,'’-/()", "éÜßøŁæı", "e\u0301a\u0308\u0323", "北京臺灣廣東髮後", "がガﾞカ\u3099ｶﾞ",
                "한글\u1112\u1161\u11ab",
        "\u200b\u202e\ufeff\u00ad\u2028\t", "ﬁ①㈱Ⅳ½²", "нИйЁїΣς", "नमसते\u094d", "\ud842\udfb7\ud83d\ude00", "שָׁאَب",
                "\ud800\udc00"
    };

    private Samples() {}

    static String text(Random random) {
        StringBuilder out = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            String pool = POOLS[random.nextInt(POOLS.length)];
            out.append(pool.charAt(random.nextInt(pool.length())));
        }
        return out.toString();
    }

    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            out.append(String.format("\\u%04x", (int) text.charAt(i)));
        }
        return out.toString();
    }

    static List<String> naughty() throws IOException {
        Path file = Path.of(System.getProperty("tierhub.shared", "../shared"), "data/csv-edge/blns.txt");
        Assumptions.assumeTrue(Files.exists(file), "the shared data is not here: skipped");
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }
}
