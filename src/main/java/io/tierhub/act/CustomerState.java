package io.tierhub.act;

import io.tierhub.vocabulary.Tier;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What grading says of a customer, as far as actions follow from it.
 *
 * @param stage null where no model says it
 * @param tags in order, each once
 */
public record CustomerState(Tier tier, @Nullable String stage, List<String> tags) {
    public CustomerState {
        tags = List.copyOf(new TreeSet<>(tags));
    }

    /** Tags of both, in order. */
    static SortedSet<String> union(Collection<String> a, Collection<String> b) {
        SortedSet<String> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }
}
