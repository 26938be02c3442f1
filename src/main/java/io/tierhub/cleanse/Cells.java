package io.tierhub.cleanse;

import java.util.ArrayList;
import java.util.List;

/** Several values in one cell. */
final class Cells {
    private Cells() {}

    /** The parts between any of the separators, trimmed, without blank ones. */
    static List<String> split(String cell, String separators) {
        List<String> parts = new ArrayList<>(2);
        int from = 0;
        for (int i = 0; i <= cell.length(); i++) {
            if (i == cell.length() || separators.indexOf(cell.charAt(i)) >= 0) {
                String part = cell.substring(from, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = i + 1;
            }
        }
        return parts;
    }

    /** Whether the cell holds any of the separators. */
    static boolean has(String cell, String separators) {
        for (int i = 0; i < cell.length(); i++) {
            if (separators.indexOf(cell.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
