package io.tierhub.cli;

import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A tier distribution as bars of text. */
final class TierBars {
    private static final int WIDTH = 40;

    private TierBars() {}

    static List<String> lines(Map<Tier, Long> tiers) {
        long total = tiers.values().stream().mapToLong(Long::longValue).sum();
        long most = tiers.values().stream().mapToLong(Long::longValue).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            Long count = tiers.get(tier);
            if (count != null) {
                int length = (int) Math.max(1, Math.round(WIDTH * (double) count / most));
                lines.add(String.format(
                        Locale.ROOT,
                        "  %-9s %,9d  %5.1f %%  %s",
                        tier,
                        count,
                        100.0 * count / total,
                        "█".repeat(length)));
            }
        }
        return lines;
    }
}
