package io.tierhub.intake;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts values that a mapping's table does not list, the first hundred different ones. */
final class UnknownValues {
    private final Map<String, Long> counts = new LinkedHashMap<>();

    void count(String path, String value) {
        String line = path + " '" + Cells.shown(value) + "'";
        if (counts.size() < Limits.NOTES || counts.containsKey(line)) {
            counts.merge(line, 1L, Long::sum);
        }
    }

    Map<String, Long> counts() {
        return counts;
    }
}
