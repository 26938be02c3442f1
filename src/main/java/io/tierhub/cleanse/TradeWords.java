package io.tierhub.cleanse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chinese company names written in Latin letters: a name in pinyin and a trade in English, as 恒瑞科技 is Hengrui Technology. */
public final class TradeWords {
    private static final Map<String, String> CHINESE = read();
    private static final int MOST_WORDS = 3;

    private TradeWords() {}

    /**
     * A folded Latin name in pinyin throughout, its trades told by their Chinese words; null if some word of it is neither
     * pinyin nor a known trade.
     */
    public static @Nullable String inPinyin(String name) {
        String[] words = name.split(" ");
        StringBuilder out = new StringBuilder(name.length() + 8);
        for (int from = 0; from < words.length; ) {
            int to = Math.min(words.length, from + MOST_WORDS);
            String chinese = null;
            while (to > from && (chinese = from == 0 ? null : CHINESE.get(joined(words, from, to))) == null) {
                to--;
            }
            if (chinese == null && !Pinyin.isSpelled(words[from])) {
                return null;
            }
            out.append(from == 0 ? "" : " ").append(chinese == null ? words[from] : Pinyin.of(chinese));
            from = Math.max(to, from + 1);
        }
        return out.toString();
    }

    private static String joined(String[] words, int from, int to) {
        return String.join(" ", Arrays.asList(words).subList(from, to));
    }

    private static Map<String, String> read() {
        Map<String, String> all = new HashMap<>();
        for (String line : Wordlist.lines("trade-words.txt")) {
            int equals = line.indexOf('=');
            for (String english : line.substring(0, equals).split(",")) {
                all.put(Text.fold(english), line.substring(equals + 1).strip());
            }
        }
        return all;
    }
}
