package io.tierhub.grade;

import java.util.List;

/** A list of cuts in which no class is empty by construction. */
final class Ascending {
    private Ascending() {}

    static <T extends Comparable<T>> void check(String name, List<T> cuts) {
        for (int i = 1; i < cuts.size(); i++) {
            if (cuts.get(i - 1).compareTo(cuts.get(i)) >= 0) {
                throw new IllegalArgumentException(name + " must ascend, but " + cuts.get(i - 1) + " stands before "
                        + cuts.get(i) + ": put them in order, each once");
            }
        }
    }
}
