package io.tierhub.intake;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The known name that a wrong one most likely means. */
final class Nearest {
    private Nearest() {}

    /** The nearest of the known names; null if none is near. */
    static @Nullable String of(String wrong, Collection<String> known) {
        String best = null;
        int least = Math.max(2, wrong.length() / 2) + 1;
        for (String name : known) {
            int distance = distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    /** Insertions, deletions and replacements between two words (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + same);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
