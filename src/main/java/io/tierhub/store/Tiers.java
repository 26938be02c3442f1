package io.tierhub.store;

import io.tierhub.store.CustomerBlocks.Item;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The tiers of the live state: one for each customer. */
public final class Tiers {
    private final Wordings wordings;
    private final CustomerBlocks stored;

    Tiers(Sql sql, Wordings wordings) {
        this.wordings = wordings;
        stored = new CustomerBlocks(sql, "tier");
    }

    /** Writes tiers, in the place of those that customers have; no customer twice in one call. */
    public void put(List<TierRow> rows) {
        List<byte[]> encoded = encoded(wordings, rows);
        List<Item> items = new ArrayList<>(rows.size());
        for (int i = 0; i < encoded.size(); i++) {
            items.add(new Item(rows.get(i).customer(), encoded.get(i)));
        }
        stored.put(items);
    }

    /** As they are stored, in their order. */
    static List<byte[]> encoded(Wordings wordings, List<TierRow> rows) {
        List<String> details = wordings.brief(rows.stream().map(TierRow::detail).toList());
        List<byte[]> encoded = new ArrayList<>(rows.size());
        Bytes to = new Bytes();
        for (int i = 0; i < details.size(); i++) {
            TierRow row = rows.get(i);
            encoded.add(TierCodec.encode(to, row, wordings.briefName(row.ruleset()), details.get(i)));
        }
        return encoded;
    }

    /** Takes away the tiers of customers that are no more. */
    public void delete(long[] customers) {
        stored.delete(customers);
    }

    /** The tiers of some customers, by number; customers without one are left out. */
    public List<TierRow> of(long[] customers) {
        List<TierRow> rows = new ArrayList<>();
        stored.of(customers).forEach(each -> rows.add(TierCodec.decode(wordings, each.customer(), each.data())));
        return rows;
    }

    /** Streams all by customer, in bounded memory. */
    public void scan(Consumer<? super TierRow> sink) {
        stored.scan((customer, data) -> sink.accept(TierCodec.decode(wordings, customer, data)));
    }

    /** The heads of some customers, by number; those without a tier are left out. */
    public List<TierHead> heads(long[] customers) {
        List<TierHead> heads = new ArrayList<>();
        stored.of(customers).forEach(each -> heads.add(TierCodec.head(each.customer(), each.data())));
        return heads;
    }

    /** Streams the heads of all by customer, in bounded memory. */
    public void scanHeads(Consumer<? super TierHead> sink) {
        stored.scan((customer, data) -> sink.accept(TierCodec.head(customer, data)));
    }

    /** How many customers have one. Reads all. */
    public long count() {
        long[] count = {0};
        stored.scan((customer, data) -> count[0]++);
        return count[0];
    }

    /** Nobody with a greater number has one. */
    long greatest() {
        return stored.span().greatest() + CustomerBlock.SIZE - 1;
    }

    /** How many customers have each tier; tiers that nobody has are left out. Reads all. */
    public Map<Tier, Long> counts() {
        Map<Tier, Long> counts = new EnumMap<>(Tier.class);
        scanHeads(head -> counts.merge(head.tier(), 1L, Long::sum));
        return counts;
    }

    /** Bringing changed ones into their blocks. */
    public Foldable folding() {
        return stored;
    }
}
