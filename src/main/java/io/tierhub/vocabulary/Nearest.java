package io.tierhub.vocabulary;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that somebody meant. */
public final class Nearest {
    private static final int LISTED = 12;

    private Nearest() {}

    /** A remedy: the known word that is near, or else the known words. */
    public static String remedy(String word, Collection<String> known) {
        String near = to(word, known);
        if (near != null) {
            return "did you mean " + near + "?";
        }
        if (known.isEmpty()) {
            return "remove it";
        }
        String listed = String.join(", ", known.stream().limit(LISTED).toList());
        return "known here: " + listed + (known.size() > LISTED ? ", ..." : "");
    }

    /** The known word at the smallest edit distance, if at most a third of the longer word differs; else null. */
    public static @Nullable String to(String word, Collection<String> known) {
        String sought = plain(word);
        String best = null;
        double least = 1;
        for (String candidate : known) {
            String there = plain(candidate);
            int longer = Math.max(sought.length(), there.length());
            int allowed = Math.max(1, (longer + 1) / 3);
            int distance = distance(sought, there);
            boolean part = Math.min(sought.length(), there.length()) >= 4
                    && (sought.startsWith(there) || there.startsWith(sought));
            double share = (double) distance / Math.max(1, longer);
            if (((distance <= allowed && distance < longer) || part) && share < least) {
                least = share;
                best = candidate;
            }
        }
        return best;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Edits (insert, delete, replace, swap of neighbours) from one word to the other. */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
