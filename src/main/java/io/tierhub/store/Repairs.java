package io.tierhub.store;

import java.util.List;

/** Sets right what {@link Verification} found and other tables tell. Each reads whole tables. */
public final class Repairs {
    private static final String SPANS_ALONE = " FROM tier_history h WHERE h.to_day IS NULL AND NOT EXISTS"
            + " (SELECT 1 FROM tier t WHERE t.customer_id = h.slot / 65536)";

    private final Sql sql;
    private final Layered records;

    private record Move(int record, long customer) {}

    Repairs(Sql sql, Layered records) {
        this.sql = sql;
        this.records = records;
    }

    /** Gives records of customers merged away to the survivors. */
    public void followRedirects() {
        List<Move> moves = records.list(
                "SELECT t.id, r.new_id FROM redirect r JOIN %s t ON t.customer_id = r.old_id",
                row -> new Move(row.anInt(), row.aLong()));
        new SourceRecords(records)
                .setCustomer(
                        moves.stream().mapToInt(Move::record).toArray(),
                        moves.stream().mapToLong(Move::customer).toArray());
    }

    /** Begins the open span of each tier that has none. Its cause is lost, all else stands in the tier. */
    public void reopenHistory() {
        sql.run("INSERT INTO tier_history (slot, from_day, tier, cause, ruleset)"
                + " SELECT t.customer_id * 65536 + t.since, t.since, t.tier, 'REPAIRED', t.ruleset FROM tier t"
                + " WHERE NOT EXISTS (SELECT 1 FROM tier_history h WHERE h.slot BETWEEN t.customer_id * 65536"
                + " AND t.customer_id * 65536 + 65535 AND h.to_day IS NULL)");
    }

    /**
     * Puts the tier back of each open span that has none, as far as the history tells it, and makes the customer due:
     * grading writes the rest.
     */
    public void tiersFromHistory(int day) {
        sql.run(
                "INSERT INTO grade_due (customer_id, due_day) SELECT h.slot / 65536, CAST(? AS INT)" + SPANS_ALONE
                        + " AND NOT EXISTS (SELECT 1 FROM grade_due g WHERE g.customer_id = h.slot / 65536)",
                day);
        sql.run("INSERT INTO tier (customer_id, tier, since, provisional, source, as_of, ruleset, detail, stamp)"
                + " SELECT h.slot / 65536, h.tier, h.from_day, FALSE, 'policy', h.from_day, h.ruleset,"
                + " '{\"reasons\":[],\"contributions\":[]}', 0" + SPANS_ALONE);
    }
}
