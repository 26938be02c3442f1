package io.tierhub.flow;

import io.tierhub.match.MatchDecision;
import io.tierhub.match.MatchIndex;
import io.tierhub.match.Stopped;
import io.tierhub.store.ReviewItems.Item;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The pairs of a chunk that a person is to decide about. */
final class Doubts {
    private final Map<Integer, Item> open = new LinkedHashMap<>();
    private final Set<Long> joined = new TreeSet<>();

    /** Notes what a record's place leaves open; of several decisions about a record the last one stands. */
    void follow(MatchDecision decision, long nowMs) {
        open.remove(decision.record());
        decision.doubt().ifPresent(pair -> open.put(decision.record(), item(pair, nowMs)));
        if (decision.kind() != MatchDecision.Kind.NEW) {
            joined.add(decision.customer());
        }
    }

    /**
     * Writes them, and takes away what was settled by the way. A first load leaves that to its end.
     *
     * @param changed records that may have an open pair already
     */
    void write(Tx tx, MatchIndex matches, Collection<Integer> changed) {
        tx.reviewItems().remove(changed);
        tx.reviewItems().add(open.values());
        if (!tx.loading()) {
            settle(
                    tx,
                    matches,
                    joined.stream()
                            .flatMapToInt(customer -> Arrays.stream(matches.members(customer)))
                            .toArray());
        }
    }

    /** Takes away the pairs of some records that need no person any more. */
    static void settle(Tx tx, MatchIndex matches, int[] records) {
        remove(tx, matches, records.length == 0 ? List.of() : tx.reviewItems().of(records));
    }

    /** The same for all there are. */
    static void settle(Tx tx, MatchIndex matches) {
        List<Item> all = new ArrayList<>();
        tx.reviewItems().scan(all::add);
        remove(tx, matches, all);
    }

    private static void remove(Tx tx, MatchIndex matches, List<Item> items) {
        tx.reviewItems()
                .remove(items.stream()
                        .filter(item -> matches.settled(item.record(), item.other()))
                        .map(Item::record)
                        .toList());
    }

    /** Looks anew at some records, after a person has decided about them. */
    static void lookAgain(Tx tx, MatchIndex matches, int[] records, long nowMs) {
        tx.reviewItems().remove(Arrays.stream(records).boxed().toList());
        tx.reviewItems()
                .add(Arrays.stream(records)
                        .mapToObj(matches::doubt)
                        .flatMap(Optional::stream)
                        .map(pair -> item(pair, nowMs))
                        .toList());
    }

    static Item item(Stopped pair, long nowMs) {
        return new Item(pair.record(), pair.other(), pair.bits(), nowMs);
    }
}
