package io.tierhub.generator;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;

/** One text in other characters. The tables are ICU's, as the matcher's are: what these get wrong does not show. */
final class Scripts {
    private static final Transliterator TRADITIONAL = Transliterator.getInstance("Hans-Hant");
    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin; Latin-ASCII");
    private static final Transliterator FULL_WIDTH = Transliterator.getInstance("Halfwidth-Fullwidth");

    private Scripts() {}

    static String traditional(String text) {
        return TRADITIONAL.transliterate(text);
    }

    static String fullWidth(String text) {
        return FULL_WIDTH.transliterate(text);
    }

    /** Each word in one piece and with a capital: {@code Shanghai Hengruida Keji}. */
    static String pinyin(String text) {
        List<String> out = new ArrayList<>();
        for (String word : text.split(" ")) {
            if (!word.isEmpty()) {
                out.add(People.capital(PINYIN.transliterate(word).replace(" ", "")));
            }
        }
        return String.join(" ", out);
    }
}
