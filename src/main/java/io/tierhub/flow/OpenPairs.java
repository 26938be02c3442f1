package io.tierhub.flow;

import io.tierhub.store.CrossReference.Xref;
import io.tierhub.store.ReviewItems.Item;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The pairs that wait for a person, the strongest first: of each two customers one, and none that is one customer by now. */
final class OpenPairs {
    private static final int BATCH = 5_000;

    private OpenPairs() {}

    /** A pair with whose its records are; {@code one} has the smaller key. */
    record Open(Item item, int recordOne, Xref one, int recordOther, Xref other) {
        static Open of(Item item, Xref placed, Xref other) {
            return placed.key().compareTo(other.key()) <= 0
                    ? new Open(item, item.record(), placed, item.other(), other)
                    : new Open(item, item.other(), other, item.record(), placed);
        }
    }

    /** Up to {@code limit} of those that are wanted. */
    static List<Open> read(Tx tx, Predicate<Open> wanted, int limit) {
        List<Item> items = new ArrayList<>();
        tx.reviewItems().scan(items::add);
        List<Open> open = new ArrayList<>();
        Set<List<Long>> seen = new HashSet<>();
        for (int from = 0; from < items.size() && open.size() < limit; from += BATCH) {
            List<Item> some = items.subList(from, Math.min(items.size(), from + BATCH));
            Map<Integer, Xref> records = tx.crossReference()
                    .byRecords(some.stream()
                            .flatMapToInt(item -> IntStream.of(item.record(), item.other()))
                            .distinct()
                            .toArray());
            for (Item item : some) {
                Xref placed = records.get(item.record());
                Xref other = records.get(item.other());
                if (placed == null || other == null || placed.customer() == other.customer()) {
                    continue;
                }
                Open pair = Open.of(item, placed, other);
                long least = Math.min(placed.customer(), other.customer());
                long greatest = Math.max(placed.customer(), other.customer());
                if (open.size() < limit && wanted.test(pair) && seen.add(List.of(least, greatest))) {
                    open.add(pair);
                }
            }
        }
        return open;
    }
}
