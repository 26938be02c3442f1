package io.tierhub.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the tables say of each other. In a whole store they never contradict each other, for they are written together; a
 * contradiction means that a disk or a person took something away. Each table is read once, in ranges of a key, and
 * compared in memory: some 10 bytes for each customer and source record.
 */
public final class Verification {
    private final Sql sql;
    private final Layered sourceRecords;
    private final Layered goldenRecords;
    private final Tiers tiers;
    private final TierHistory history;
    private final BitSet records = new BitSet();
    private final BitSet owners = new BitSet();
    private final BitSet customers = new BitSet();
    private final BitSet graded = new BitSet();
    private final BitSet tiered = new BitSet();
    private final BitSet open = new BitSet();
    private final Map<Long, Long> redirects = new HashMap<>();
    private final List<String> damage = new ArrayList<>();
    private long astray;

    /**
     * What contradicts what.
     *
     * @param damage what is missing and cannot be derived, in words
     * @param astray source records of customers that were merged away
     * @param withoutGolden customers of source records that have no golden record
     * @param tiersOfNobody customers that have a tier, but no record of any kind
     * @param tiersLost customers that have an open span of history, but no tier
     * @param spansLost customers that have a tier, but no open span of history
     * @param ungraded customers that are to be graded, have no tier and are not due
     */
    public record Findings(
            List<String> damage,
            long astray,
            long[] withoutGolden,
            long[] tiersOfNobody,
            long[] tiersLost,
            long[] spansLost,
            long[] ungraded) {}

    Verification(Sql sql, Layered sourceRecords, Layered goldenRecords, Tiers tiers, TierHistory history) {
        this.sql = sql;
        this.sourceRecords = sourceRecords;
        this.goldenRecords = goldenRecords;
        this.tiers = tiers;
        this.history = history;
    }

    /** Compares everything. Changes nothing. */
    public Findings look() {
        sql.list("SELECT old_id, new_id FROM redirect", row -> redirects.put(row.aLong(), row.aLong()));
        scanRecords();
        scanCustomers();
        scanTiers();
        compareRecords();
        compareLedger();
        compareOutbox();
        BitSet known = union(customers, owners);
        return new Findings(
                List.copyOf(damage),
                astray,
                numbers(minus(owners, customers)),
                numbers(minus(tiered, known)),
                numbers(intersection(minus(open, tiered), known)),
                numbers(intersection(minus(tiered, open), known)),
                numbers(minus(minus(graded, union(tiered, open)), due())));
    }

    private void scanRecords() {
        sourceRecords.ranges(
                "customer_id",
                "t.id, t.customer_id",
                row -> {
                    records.set(row.anInt());
                    long customer = row.aLong();
                    Long survivor = redirects.get(customer);
                    astray += survivor == null ? 0 : 1;
                    owners.set(Math.toIntExact(survivor == null ? customer : survivor));
                    return owners;
                },
                done -> {});
    }

    private void scanCustomers() {
        int standing = Codes.of(io.tierhub.master.Standing.GRADED);
        goldenRecords.ranges(
                "id",
                "t.id, t.standing",
                row -> {
                    int id = Math.toIntExact(row.aLong());
                    customers.set(id);
                    graded.set(id, row.anInt() == standing);
                    return customers;
                },
                done -> {});
        goldenRecords.astray().forEach(lost -> customers.clear(Math.toIntExact(lost)));
        note(minus(customers, owners).cardinality(), "customers of which no source record is left");
    }

    private void scanTiers() {
        int[] since = new int[Math.toIntExact(tiers.greatest()) + 1];
        byte[] standing = new byte[since.length];
        tiers.scanHeads(head -> {
            int customer = Math.toIntExact(head.customer());
            tiered.set(customer);
            standing[customer] = (byte) head.tier().ordinal();
            since[customer] = head.since();
        });
        int[] others = {0};
        history.scanOpen(span -> {
            int customer = Math.toIntExact(span.customer());
            open.set(customer);
            boolean same = !tiered.get(customer)
                    || since[customer] == span.from()
                            && standing[customer] == span.tier().ordinal();
            others[0] += same ? 0 : 1;
        });
        note(others[0], "customers whose tier is another than the last of their history");
    }

    private void compareRecords() {
        note(sourceRecords.astray().size(), "changed source records that are missing where they stood before");
        long[] lost = new long[2];
        sourceRecords.ranges(
                "account_record",
                "t.id, t.account_record",
                row -> {
                    row.anInt();
                    return lost[0] += records.get(row.anInt()) ? 0 : 1;
                },
                done -> {});
        sql.ranges(
                "SELECT MIN(slot), MAX(slot) FROM behaviour",
                "SELECT slot FROM behaviour WHERE slot BETWEEN ? AND ?",
                Sql.BATCH * 65_536L,
                row -> lost[1] += records.get((int) (row.aLong() / 65_536)) ? 0 : 1,
                done -> {});
        note(lost[0], "contacts whose account's source record is gone");
        note(lost[1], "pieces of behaviour of source records that are gone");
        note(
                redirects.values().stream()
                        .filter(id -> !customers.get(Math.toIntExact(id)) && !owners.get(Math.toIntExact(id)))
                        .count(),
                "redirects to customers of which nothing is left");
    }

    private void compareLedger() {
        note(
                sql.number("SELECT COUNT(*) FROM import_file"
                        + " WHERE rows_read <> rows_loaded + rows_unchanged + rows_quarantined"
                        + " OR chunks_done = 0 AND rows_read > 0"),
                "files of the ledger whose rows do not add up");
        long reading = sql.number("SELECT COUNT(*) FROM import_file WHERE status = 'READING'");
        long brought = sql.number("SELECT SUM(rows_loaded + rows_unchanged) FROM import_file");
        if (reading == 0) { // one that is read again from its first row begins to count anew
            note(records.cardinality() - brought, "source records that no file of the ledger has brought");
        }
    }

    private void compareOutbox() {
        long[] unknown = new long[1];
        List<String> targets = new ArrayList<>();
        sql.list("SELECT target, status FROM outbox GROUP BY target, status", row -> {
            targets.add(row.text());
            boolean known =
                    Arrays.stream(Delivery.Status.values()).map(Enum::name).anyMatch(row.text()::equals);
            return unknown[0] += known ? 0 : 1;
        });
        note(unknown[0], "states of deliveries that there are not");
        long lost = 0;
        for (String target : targets.stream().distinct().toList()) {
            lost += sql.number(
                    "SELECT COUNT(*) FROM outbox o LEFT JOIN target_state t ON t.target = o.target"
                            + " AND t.customer_id = o.customer_id WHERE o.target = ? AND o.status = 'PENDING'"
                            + " AND (t.last_seq IS NULL OR t.last_seq < o.seq)",
                    target);
        }
        note(lost, "waiting deliveries of which their target's state knows nothing");
    }

    private BitSet due() {
        BitSet due = new BitSet();
        sql.ranges(
                "SELECT MIN(customer_id), MAX(customer_id) FROM grade_due",
                "SELECT customer_id FROM grade_due WHERE customer_id BETWEEN ? AND ?",
                Sql.BATCH,
                row -> {
                    due.set(Math.toIntExact(row.aLong()));
                    return due;
                },
                done -> {});
        return due;
    }

    private void note(long count, String words) {
        if (count > 0) {
            damage.add(count + " " + words);
        }
    }

    private static BitSet minus(BitSet a, BitSet b) {
        BitSet left = (BitSet) a.clone();
        left.andNot(b);
        return left;
    }

    private static BitSet union(BitSet a, BitSet b) {
        BitSet all = (BitSet) a.clone();
        all.or(b);
        return all;
    }

    private static BitSet intersection(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both;
    }

    private static long[] numbers(BitSet set) {
        return set.stream().asLongStream().toArray();
    }
}
