package io.tierhub.cleanse;

import io.tierhub.cleanse.CompanyName.Parts;
import java.util.HashSet;
import java.util.Set;

/** Where an organization sits, as far as its name says. */
final class Regions {
    private static final Set<String> NAMES = names();
    private static final Set<String> INFIXES = Wordlist.folded("region-infixes.txt");
    private static final Set<String> GENERIC = Wordlist.folded("generic-cores.txt");
    private static final String[] SUFFIXES = {"特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市", "区", "县"};
    private static final int LONGEST = 5;
    private static final int MOST = 3;

    private Regions() {}

    /** Takes regions off the front (广东省深圳市) and out of brackets; a trade alone keeps its region as part of the name. */
    static void takeOff(Parts parts) {
        takeOffWords(parts);
        for (int i = 0; i < MOST; i++) {
            int end = endOfFirst(parts.rest);
            if (end == 0 || end >= parts.rest.length()) {
                return;
            }
            String name = bare(parts.rest.substring(0, end));
            String rest = parts.rest.substring(end).strip();
            parts.region = Parts.add(parts.region, name);
            if (GENERIC.contains(rest)) {
                return;
            }
            parts.shortened(rest);
        }
    }

    /** Whether a folded word is a region of China, in characters or pinyin. */
    static boolean isRegion(String word) {
        return NAMES.contains(word);
    }

    /** Where the region that a text ends in begins; its length if it ends in none. */
    static int startOfLast(String text) {
        for (int from = Math.max(1, text.length() - LONGEST - 1); from < text.length() - 1; from++) {
            if (NAMES.contains(bare(text.substring(from)))) {
                return from;
            }
        }
        return text.length();
    }

    /** Words of their own: （上海） in brackets, Shanghai, and behind another word also China or Deutschland. */
    private static void takeOffWords(Parts parts) {
        if (parts.rest.indexOf(' ') < 0) {
            return;
        }
        StringBuilder kept = new StringBuilder(parts.rest.length());
        String found = "";
        for (String word : parts.rest.split(" ")) {
            String name = bare(word);
            boolean region = NAMES.contains(name) || INFIXES.contains(word) && !kept.isEmpty();
            if (region) {
                found = Parts.add(found, name);
            } else {
                kept.append(kept.isEmpty() ? "" : " ").append(word);
            }
        }
        String rest = kept.toString();
        if (!found.isEmpty()) {
            parts.region = Parts.add(parts.region, found);
            if (!GENERIC.contains(rest)) {
                parts.shortened(rest);
            }
        }
    }

    /** The end of the region that a text begins with, its suffix included; 0 if it begins with none. */
    private static int endOfFirst(String text) {
        for (int to = Math.min(LONGEST, text.length()); to >= 2; to--) {
            String head = text.substring(0, to);
            if (Text.isHan(head.charAt(0)) && NAMES.contains(head)) {
                for (String suffix : SUFFIXES) {
                    if (text.startsWith(suffix, to)) {
                        return to + suffix.length();
                    }
                }
                return to;
            }
        }
        return 0;
    }

    private static String bare(String word) {
        for (String suffix : SUFFIXES) {
            int end = word.length() - suffix.length();
            if (end >= 2 && word.endsWith(suffix)) {
                return word.substring(0, end);
            }
        }
        return word;
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        for (String entry : Wordlist.folded("regions.txt")) {
            for (String name : entry.split(" ")) {
                names.add(name);
            }
        }
        return names;
    }
}
