package io.tierhub.match;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All decisions of persons, by the records that they are about: others cost a look into a small map. Changes are pending,
 * in a map of their own, until {@link #commit} or {@link #rollback}.
 */
final class Constraints {
    private Map<Integer, List<Constraint>> kept = Map.of();
    private Map<Integer, List<Constraint>> now = kept;

    boolean isEmpty() {
        return now.isEmpty();
    }

    void add(Constraint each) {
        change(each, true);
    }

    void remove(Constraint each) {
        change(each, false);
    }

    private void change(Constraint each, boolean stands) {
        if (now == kept) {
            now = new HashMap<>(kept);
        }
        for (int record : new int[] {each.a(), each.b()}) {
            List<Constraint> of = new ArrayList<>(of(record));
            of.remove(each);
            if (stands) {
                of.add(each);
            }
            if (of.isEmpty()) {
                now.remove(record);
            } else {
                now.put(record, of);
            }
        }
    }

    void commit() {
        kept = now;
    }

    void rollback() {
        now = kept;
    }

    private List<Constraint> of(int record) {
        return now.getOrDefault(record, List.of());
    }

    /** The first decision that keeps two sets of records apart; null if there is none. */
    @Nullable Constraint apart(int[] left, int[] right) {
        if (now.isEmpty()) {
            return null;
        }
        for (int record : left) {
            for (Constraint each : of(record)) {
                if (!each.same() && holds(right, each.other(record))) {
                    return each;
                }
            }
        }
        return null;
    }

    private static boolean holds(int[] records, int record) {
        return Arrays.stream(records).anyMatch(each -> each == record);
    }

    /** Whether a person said of this record that it is the same as another. */
    boolean linked(int record) {
        return of(record).stream().anyMatch(Constraint::same);
    }

    /** All pairs that are one customer. */
    List<Constraint> links() {
        List<Constraint> links = new ArrayList<>();
        now.forEach((record, all) ->
                all.stream().filter(each -> each.same() && each.a() == record).forEach(links::add));
        return links;
    }

    /** The first decision of a chain by which two records are one customer; null if there is none. */
    @Nullable Constraint chain(int from, int to) {
        for (Constraint each : of(from)) {
            if (each.same() && group(each.other(from), from).contains(to)) {
                return each;
            }
        }
        return null;
    }

    /** The least record of those that persons said are the same as this one: they speak with one voice. */
    int voice(int record) {
        return linked(record) ? group(record, -1).stream().min(Integer::compare).orElse(record) : record;
    }

    /** All records that are the same as one, itself among them, on ways that do not lead through another. */
    private Set<Integer> group(int record, int without) {
        Set<Integer> found = new HashSet<>(Set.of(record));
        Deque<Integer> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            int at = open.pop();
            for (Constraint each : of(at)) {
                int next = each.other(at);
                if (each.same() && next != without && found.add(next)) {
                    open.push(next);
                }
            }
        }
        return found;
    }
}
