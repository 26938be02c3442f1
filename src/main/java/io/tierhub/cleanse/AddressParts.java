package io.tierhub.cleanse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An address line for comparison.
 *
 * @param numbers house, unit and room numbers in order: {@code 435}, {@code 12a}
 * @param tokens the words, folded, with the short forms of street, road, north ... written out; of Chinese lines the
 *     names with their ending (中山路, 浦东新区), without the counting words 号, 室, 楼
 */
public record AddressParts(List<String> numbers, List<String> tokens) {
    private static final Map<String, String> WORDS = words();
    private static final String ENDS = "省市区县镇乡村路街道巷弄里庄苑园城";
    private static final String COUNTERS = "号室楼层栋幢座单元房门户组队排间";

    /** Takes a line apart; an empty line has neither numbers nor words. */
    public static AddressParts parse(String line) {
        List<String> numbers = new ArrayList<>(2);
        List<String> tokens = new ArrayList<>(6);
        String folded = Text.fold(line);
        int from = 0;
        for (int i = 0; i <= folded.length(); i++) {
            if (i == folded.length() || folded.charAt(i) == ' ') {
                if (i > from) {
                    String word = folded.substring(from, i);
                    if (Text.hasHan(word)) {
                        han(word, numbers, tokens);
                    } else {
                        spaced(word, numbers, tokens);
                    }
                }
                from = i + 1;
            }
        }
        return new AddressParts(numbers, tokens);
    }

    private static void spaced(String word, List<String> numbers, List<String> tokens) {
        if (isDigit(word.charAt(0)) && !isOrdinal(word)) {
            numbers.add(word);
        } else if (word.endsWith("strasse") && word.length() > 7) {
            tokens.add(word.substring(0, word.length() - 7));
            tokens.add("strasse");
        } else if (word.endsWith("str") && word.length() > 5) {
            tokens.add(word.substring(0, word.length() - 3));
            tokens.add("strasse");
        } else {
            tokens.add(WORDS.getOrDefault(word, word));
        }
    }

    /** Chinese runs on: digits are numbers, names end in 路, 区 ..., counting words go. */
    private static void han(String word, List<String> numbers, List<String> tokens) {
        int from = 0;
        int i = 0;
        while (i < word.length()) {
            char c = word.charAt(i);
            if (isLatin(c)) {
                addName(word, from, i, tokens);
                int end = i;
                while (end < word.length() && isLatin(word.charAt(end))) {
                    end++;
                }
                spaced(word.substring(i, end), numbers, tokens);
                from = end;
                i = end;
            } else if (COUNTERS.indexOf(c) >= 0 && from == i) {
                from = ++i;
            } else if (ENDS.indexOf(c) >= 0 && i > from && !continues(word, i)) {
                addName(word, from, ++i, tokens);
                from = i;
            } else {
                i++;
            }
        }
        addName(word, from, word.length(), tokens);
    }

    /** Whether the next character is an ending too, so that the name goes on: 街道, 村庄. */
    private static boolean continues(String word, int i) {
        return i + 1 < word.length() && ENDS.indexOf(word.charAt(i + 1)) >= 0;
    }

    private static void addName(String word, int from, int to, List<String> tokens) {
        if (to > from) {
            tokens.add(word.substring(from, to));
        }
    }

    /** 1st, 42nd: a street's name, not a number of a house. */
    private static boolean isOrdinal(String word) {
        return word.endsWith("st") || word.endsWith("nd") || word.endsWith("rd") || word.endsWith("th");
    }

    private static boolean isLatin(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        for (String line : Wordlist.lines("street-words.txt")) {
            String[] forms = line.split(" ");
            for (String form : forms) {
                words.putIfAbsent(Text.fold(form), forms[0]);
            }
        }
        return words;
    }
}
