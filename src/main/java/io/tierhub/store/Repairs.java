package io.tierhub.store;

import io.tierhub.store.TierHistory.Change;
import io.tierhub.store.TierHistory.Span;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Sets right what {@link Verification} found and other tables tell. */
public final class Repairs {
    private final Layered records;
    private final Tiers tiers;
    private final TierHistory history;

    private record Move(int record, long customer) {}

    Repairs(Layered records, Tiers tiers, TierHistory history) {
        this.records = records;
        this.tiers = tiers;
        this.history = history;
    }

    /** Gives records of customers merged away to the survivors. Reads the whole table. */
    public void followRedirects() {
        List<Move> moves = records.list(
                "SELECT t.id, r.new_id FROM redirect r JOIN %s t ON t.customer_id = r.old_id",
                row -> new Move(row.anInt(), row.aLong()));
        new SourceRecords(records)
                .setCustomer(
                        moves.stream().mapToInt(Move::record).toArray(),
                        moves.stream().mapToLong(Move::customer).toArray());
    }

    /** Begins the open spans of some customers that have a tier. Their cause is lost, all else stands in the tier. */
    public void reopenHistory(long[] customers) {
        inParts(
                customers,
                some -> history.change(tiers.of(some).stream()
                        .map(row -> new Change(row.customer(), row.since(), row.tier(), "REPAIRED", row.ruleset()))
                        .toList()));
    }

    /** Puts back the tiers of some customers that have an open span of history, as far as that tells them: they are due then. */
    public void tiersFromHistory(long[] customers) {
        inParts(
                customers,
                some -> tiers.put(
                        history.openOf(some).stream().map(Repairs::begun).toList()));
    }

    private static TierRow begun(Span span) {
        return new TierRow(
                span.customer(),
                span.tier(),
                span.from(),
                null,
                null,
                span.tier(),
                false,
                "policy",
                span.from(),
                span.ruleset(),
                StoredText.of("{\"reasons\":[],\"contributions\":[]}"),
                0,
                0,
                0);
    }

    private static void inParts(long[] customers, Consumer<long[]> work) {
        for (int from = 0; from < customers.length; from += Sql.BATCH) {
            work.accept(Arrays.copyOfRange(customers, from, Math.min(customers.length, from + Sql.BATCH)));
        }
    }
}
