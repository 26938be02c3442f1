package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The shipped tables are what ICU says. {@code -Dtierhub.golden=write} writes them anew after an upgrade of ICU. */
class HanTablesTest {
    private static final int PAIRS_PER_LINE = 40;

    @Test
    void theSimplifiedTableIsIcusTransform() throws IOException {
        hold("simplified.txt", simplified(), "# Traditional and simplified in pairs: ICU's transform Hant-Hans.");
    }

    @Test
    void thePinyinTableIsIcusTransform() throws IOException {
        hold("pinyin.txt", pinyin(), "# A syllable and its characters: ICU's transform Han-Latin, without tone marks.");
    }

    private static void hold(String name, List<String> expected, String what) throws IOException {
        if (System.getProperty("tierhub.golden", "").equals("write")) {
            List<String> lines = new ArrayList<>(List.of(what, "# Data of the Unicode CLDR, Unicode License v3."));
            lines.addAll(expected);
            Files.write(Path.of("src/main/resources/io/tierhub/cleanse", name), lines);
        } else {
            assertThat(Wordlist.lines(name))
                    .as("%s; after an upgrade of ICU run the test with -Dtierhub.golden=write", name)
                    .isEqualTo(expected);
        }
    }

    private static List<String> simplified() {
        String[] simple = each("Hant-Hans", (char) 0x3400, (char) 0x9fff);
        Map<Character, Character> pairs = new TreeMap<>();
        for (int i = 0; i < simple.length; i++) {
            char c = (char) (0x3400 + i);
            if (simple[i].length() == 1 && simple[i].charAt(0) != c) {
                pairs.put(c, simple[i].charAt(0));
            }
        }
        pairs.remove('苎'); // ICU maps 苧 and 苎 to each other; a fold needs one of them
        StringBuilder line = new StringBuilder();
        List<String> lines = new ArrayList<>();
        for (Map.Entry<Character, Character> pair : pairs.entrySet()) {
            char target = pair.getValue();
            line.append(pair.getKey()).append(pairs.getOrDefault(target, target));
            if (line.length() == 2 * PAIRS_PER_LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private static List<String> pinyin() {
        String[] spelt = each("Han-Latin; Latin-ASCII; Lower", (char) 0x4e00, (char) 0x9fff);
        Map<String, StringBuilder> bySyllable = new TreeMap<>();
        for (int i = 0; i < spelt.length; i++) {
            if (!spelt[i].isEmpty() && spelt[i].charAt(0) < 128) {
                bySyllable
                        .computeIfAbsent(spelt[i], s -> new StringBuilder(s + " "))
                        .append((char) (0x4e00 + i));
            }
        }
        return bySyllable.values().stream().map(StringBuilder::toString).toList();
    }

    private static String[] each(String transform, char first, char last) {
        StringBuilder all = new StringBuilder();
        for (int c = first; c <= last; c++) {
            all.append((char) c).append('\n');
        }
        String[] parts = Transliterator.getInstance(transform)
                .transliterate(all.toString())
                .split("\n", -1);
        String[] result = new String[last - first + 1];
        for (int i = 0; i < result.length; i++) {
            result[i] = parts[i].strip();
        }
        return result;
    }
}
