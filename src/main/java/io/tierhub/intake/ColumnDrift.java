package io.tierhub.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Which columns a file has that the last file of its entity had not. */
final class ColumnDrift {
    private ColumnDrift() {}

    /**
     * The warning about new columns; empty if there are none that matter. One that the mapping reads has been waited for.
     *
     * @param before the columns of the last file
     * @param read whether the mapping reads the column at a position
     */
    static Optional<String> warning(List<String> before, Header now, IntPredicate read) {
        Set<String> known = new HashSet<>();
        before.forEach(name -> known.add(Header.folded(name)));
        List<String> names = now.names().stream()
                .filter(name -> !known.contains(Header.folded(name)) && !read.test(now.find(name)))
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("NEW_COLUMN: " + String.join(", ", names)
                        + (names.size() == 1 ? " was" : " were")
                        + " not in the last file and nothing reads " + (names.size() == 1 ? "it" : "them")
                        + "; map what matters. This is said once");
    }
}
