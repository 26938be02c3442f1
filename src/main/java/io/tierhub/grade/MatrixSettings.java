package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A matrix over two scores: every customer in one cell. */
public record MatrixSettings(
        @Setting("What the first letter of a cell stands for.")
        Axis x,

        @Setting("What the second letter stands for.") Axis y,

        @Setting(
                "Cell to its name, as in {HH: STAR, HL: TO_WIN, LH: POTENTIAL, LL: ORDINARY}; without it, cells are their names.")
        Map<String, String> cells) {

    /** One side of a matrix. */
    public record Axis(
            @Setting("A variable, a measure of the ruleset, or a model that has a score.")
            String of,

            @Setting("Values from which on a class begins, best first: one less than labels.")
            List<BigDecimal> cuts,

            @Setting("In place of cuts: percentiles of all customers, best first; 50 is the median.")
            List<Integer> percentiles,

            @Setting(value = "The classes, best first.", def = "[H, L]")
            List<String> labels) {
        public Axis {
            if (cuts.isEmpty() == percentiles.isEmpty()) {
                throw new IllegalArgumentException("an axis has cuts or percentiles: write one of them");
            }
            descending("cuts", cuts);
            descending("percentiles", percentiles);
            if (percentiles.stream().anyMatch(percent -> percent < 1 || percent > 99)) {
                throw new IllegalArgumentException("percentiles are from 1 to 99: correct the one that is not");
            }
            if (cuts.stream().anyMatch(cut -> cut.abs().compareTo(new BigDecimal("1e12")) > 0)) {
                throw new IllegalArgumentException("cuts are at most 1000000000000: correct the one that is not");
            }
            int borders = cuts.size() + percentiles.size();
            if (labels.size() != borders + 1 || new HashSet<>(labels).size() != labels.size()) {
                throw new IllegalArgumentException("labels are " + (borders + 1) + " different ones for " + borders
                        + " borders, best first: correct them");
            }
        }

        private static <T extends Comparable<T>> void descending(String name, List<T> cuts) {
            for (int i = 1; i < cuts.size(); i++) {
                if (cuts.get(i - 1).compareTo(cuts.get(i)) <= 0) {
                    throw new IllegalArgumentException(name + " must descend, but " + cuts.get(i - 1)
                            + " stands before " + cuts.get(i) + ": put them in order, best first");
                }
            }
        }
    }

    public MatrixSettings {
        Set<String> all = new HashSet<>();
        for (String first : x.labels) {
            for (String second : y.labels) {
                String cell = first + second;
                if (!all.add(cell)) {
                    throw new IllegalArgumentException(
                            "two cells would both be named " + cell + ": choose other labels");
                }
                if (!cells.isEmpty() && !cells.containsKey(cell)) {
                    throw new IllegalArgumentException("cells: cell " + cell + " has no name: add it");
                }
            }
        }
        for (String cell : cells.keySet()) {
            if (!all.contains(cell)) {
                throw new IllegalArgumentException("cells: there is no cell " + cell + ": remove it; there are " + all);
            }
        }
    }

    /** The names of the cells. */
    List<String> classes() {
        List<String> classes = new ArrayList<>();
        for (String first : x.labels) {
            for (String second : y.labels) {
                classes.add(cells.getOrDefault(first + second, first + second));
            }
        }
        return classes.stream().distinct().toList();
    }
}
