package io.tierhub.grade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A list of cuts in which no class is empty by construction. It is read as it is written, never put in order. */
final class Ascending {
    private Ascending() {}

    /** The same of classes that are written best first and begin at a border each. */
    static <T extends Comparable<T>> void checkFromLast(String name, Collection<T> borders) {
        List<T> fromLast = new ArrayList<>(borders);
        Collections.reverse(fromLast);
        check(name + " from the last to the first", fromLast);
    }

    static <T extends Comparable<T>> void check(String name, List<T> cuts) {
        for (int i = 1; i < cuts.size(); i++) {
            if (cuts.get(i - 1).compareTo(cuts.get(i)) >= 0) {
                throw new IllegalArgumentException(name + " must ascend, but " + cuts.get(i - 1) + " stands before "
                        + cuts.get(i) + ": put them in order, each once");
            }
        }
    }
}
