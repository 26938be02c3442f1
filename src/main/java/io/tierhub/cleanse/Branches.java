package io.tierhub.cleanse;

import io.tierhub.cleanse.CompanyName.Parts;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What tells the sisters of one house apart: 北京分公司, 第二, 二厂, No. 3, Shanghai Branch. */
final class Branches {
    private static final String[] AT_END = {
        "分公司", "子公司", "支公司", "办事处", "代表处", "营业部", "项目部", "事业部", "分行", "支行", "分店", "分厂", "分部", "分院", "分校", "分社", "门店",
        "支店", "营业所"
    };
    private static final String FORM = "公司";
    private static final String NUMERALS = "一二三四五六七八九十0123456789";
    private static final String UNITS = "厂店部所队院校中小矿库站";
    private static final Set<String> WORDS =
            Set.of("branch", "fengongsi", "filiale", "zweigniederlassung", "niederlassung", "sucursal", "succursale");

    private Branches() {}

    /** Takes a named branch off the end, together with its own region, and leaves the house. */
    static void takeOff(Parts parts) {
        if (Text.hasHan(parts.rest)) {
            takeOffHan(parts);
        }
        takeOffLatin(parts);
    }

    /** Takes off a number that counts sisters: 第二 anywhere, 二厂 at the end, no 3. */
    static void takeOffNumber(Parts parts) {
        String rest = parts.rest;
        int ordinal = rest.indexOf('第');
        if (ordinal >= 0) {
            int end = numeralEnd(rest, ordinal + 1);
            if (end > ordinal + 1) {
                keep(parts, rest.substring(ordinal, end), rest.substring(0, ordinal) + rest.substring(end));
                return;
            }
        }
        int length = rest.length();
        if (length > 3 && UNITS.indexOf(rest.charAt(length - 1)) >= 0) {
            int from = numeralStart(rest, length - 1);
            if (from < length - 1 && from > 1) {
                keep(parts, rest.substring(from), rest.substring(0, from));
            }
        }
    }

    private static void takeOffHan(Parts parts) {
        String rest = parts.rest;
        String word = suffix(rest);
        if (word == null) {
            return;
        }
        String before = rest.substring(0, rest.length() - word.length());
        int form = before.lastIndexOf(FORM);
        int from = form > 0 ? form + FORM.length() : Regions.startOfLast(withoutOrdinal(before));
        keep(parts, rest.substring(from).strip(), rest.substring(0, from));
    }

    /** 北京 of 北京第二: the region of a numbered branch. */
    private static String withoutOrdinal(String name) {
        int ordinal = name.lastIndexOf('第');
        boolean numbered = ordinal > 0 && ordinal + 1 < name.length() && numeralEnd(name, ordinal + 1) == name.length();
        return numbered ? name.substring(0, ordinal) : name;
    }

    private static void takeOffLatin(Parts parts) {
        String[] words = parts.rest.split(" ");
        int last = words.length - 1;
        if (last < 1) {
            return;
        }
        if (WORDS.contains(words[last])) {
            int from = last > 1 && Regions.isRegion(words[last - 1]) ? last - 1 : last;
            keep(parts, join(words, from, last + 1), join(words, 0, from));
            return;
        }
        for (int i = 1; i < last; i++) {
            boolean numbered = words[i].equals("no") || words[i].equals("nr") || words[i].equals("number");
            if (numbered && isNumber(words[i + 1])) {
                keep(parts, "no " + words[i + 1], join(words, 0, i) + " " + join(words, i + 2, words.length));
                return;
            }
        }
    }

    private static void keep(Parts parts, String branch, String rest) {
        if (parts.shortened(rest)) {
            parts.branch = Parts.add(parts.branch, branch);
        }
    }

    private static @Nullable String suffix(String name) {
        for (String word : AT_END) {
            if (name.endsWith(word) && name.length() > word.length()) {
                return word;
            }
        }
        return null;
    }

    private static int numeralEnd(String text, int from) {
        int end = from;
        while (end < text.length() && NUMERALS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static int numeralStart(String text, int end) {
        int start = end;
        while (start > 0 && NUMERALS.indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        return start;
    }

    private static boolean isNumber(String word) {
        return numeralEnd(word, 0) == word.length();
    }

    private static String join(String[] words, int from, int to) {
        return String.join(" ", Arrays.asList(words).subList(from, to));
    }
}
