package io.tierhub.store;

import io.tierhub.master.Standing;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tables say of each other. In a whole store they never contradict each other, for they are written together; a
 * contradiction means that the disk or a person took something away. Each question is one statement over whole tables, by
 * their keys and indexes alone where rows are wide.
 */
public final class Verification {
    private static final String OPEN_SPAN =
            "SELECT 1 FROM tier_history h WHERE h.slot BETWEEN t.customer_id * 65536 AND t.customer_id * 65536 + 65535"
                    + " AND h.to_day IS NULL";

    /** A thing that cannot be derived from anything else, and how to count what is missing of it. */
    private record Question(String words, String sql) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question(
                    "customers of which no source record is left",
                    "SELECT COUNT(*) FROM customer c WHERE NOT EXISTS"
                            + " (SELECT 1 FROM source_record s WHERE s.customer_id = c.id)"),
            new Question(
                    "contacts whose account's source record is gone",
                    "SELECT COUNT(*) FROM source_record c WHERE c.account_record IS NOT NULL AND NOT EXISTS"
                            + " (SELECT 1 FROM source_record s WHERE s.id = c.account_record)"),
            new Question(
                    "redirects to customers of which nothing is left",
                    "SELECT COUNT(*) FROM redirect r WHERE NOT EXISTS (SELECT 1 FROM customer c WHERE c.id = r.new_id)"
                            + " AND NOT EXISTS (SELECT 1 FROM source_record s WHERE s.customer_id = r.new_id)"),
            new Question(
                    "pieces of behaviour of source records that are gone",
                    "SELECT COUNT(*) FROM behaviour b WHERE NOT EXISTS"
                            + " (SELECT 1 FROM source_record s WHERE s.id = b.slot / 65536)"),
            new Question(
                    "facts of source records that are gone",
                    "SELECT COUNT(*) FROM fact f WHERE f.record_id IS NOT NULL AND NOT EXISTS"
                            + " (SELECT 1 FROM source_record s WHERE s.id = f.record_id)"),
            new Question(
                    "files of the ledger whose rows do not add up",
                    "SELECT COUNT(*) FROM import_file WHERE rows_read <> rows_loaded + rows_unchanged + rows_quarantined"
                            + " OR rows_read < 0 OR chunks_done = 0 AND rows_read > 0"),
            new Question(
                    "source records that no file of the ledger has brought",
                    "SELECT CASE WHEN r.n > l.n AND l.reading = 0 THEN r.n - l.n ELSE 0 END FROM"
                            + " (SELECT COUNT(*) AS n FROM source_record) r CROSS JOIN"
                            + " (SELECT COALESCE(SUM(rows_loaded + rows_unchanged), 0) AS n,"
                            + " COALESCE(SUM(CASE WHEN status = 'READING' THEN 1 ELSE 0 END), 0) AS reading"
                            + " FROM import_file) l"),
            new Question(
                    "customers whose tier is another than the last of its history",
                    "SELECT COUNT(*) FROM tier_history h JOIN tier t ON t.customer_id = h.slot / 65536"
                            + " WHERE h.to_day IS NULL AND (h.tier <> t.tier OR h.from_day <> t.since)"),
            new Question(
                    "deliveries of which their target's state knows nothing",
                    "SELECT COUNT(*) FROM outbox o WHERE NOT EXISTS (SELECT 1 FROM target_state t"
                            + " WHERE t.target = o.target AND t.customer_id = o.customer_id AND t.last_seq >= o.seq)"),
            new Question(
                    "deliveries in a state that there is not",
                    "SELECT COUNT(*) FROM outbox WHERE status NOT IN ('PENDING', 'DELIVERED', 'SUPERSEDED', 'DEAD')"));

    private final Sql sql;

    Verification(Sql sql) {
        this.sql = sql;
    }

    /** Everything that is missing and cannot be derived, in words; empty for a whole store. */
    public List<String> damage() {
        List<String> found = new ArrayList<>();
        for (Question question : QUESTIONS) {
            long count = sql.number(question.sql());
            if (count > 0) {
                found.add(count + " " + question.words());
            }
        }
        return found;
    }

    /** Gives records of customers merged away to the survivors; how many. */
    public int followRedirects() {
        return sql.run("UPDATE source_record SET customer_id = (SELECT r.new_id FROM redirect r"
                + " WHERE r.old_id = source_record.customer_id)"
                + " WHERE customer_id IN (SELECT old_id FROM redirect)");
    }

    /** The customers that source records name and that have no golden record. */
    public long[] withoutGolden() {
        return numbers("SELECT DISTINCT s.customer_id FROM source_record s WHERE NOT EXISTS"
                + " (SELECT 1 FROM customer c WHERE c.id = s.customer_id) ORDER BY 1");
    }

    /** The numbers under which grades or tiers stand, of customers that there are not. */
    public long[] gradedNobodies() {
        return numbers("SELECT t.customer_id FROM tier t WHERE NOT EXISTS"
                + " (SELECT 1 FROM customer c WHERE c.id = t.customer_id)"
                + " UNION SELECT g.customer_id FROM grade g WHERE NOT EXISTS"
                + " (SELECT 1 FROM customer c WHERE c.id = g.customer_id) ORDER BY 1");
    }

    /** Begins the open span of each tier that has none; how many. Its cause is lost, all else stands in the tier. */
    public int reopenHistory() {
        return sql.run("INSERT INTO tier_history (slot, from_day, tier, cause, ruleset)"
                + " SELECT t.customer_id * 65536 + t.since, t.since, t.tier, 'REPAIRED', t.ruleset FROM tier t"
                + " WHERE NOT EXISTS (" + OPEN_SPAN + ")");
    }

    /**
     * Puts the tier back of each open span that has none, as far as the history tells it, and makes the customer due:
     * grading writes the rest. How many.
     */
    public int tiersFromHistory(int day) {
        String missing = " FROM tier_history h WHERE h.to_day IS NULL AND NOT EXISTS"
                + " (SELECT 1 FROM tier t WHERE t.customer_id = h.slot / 65536)";
        sql.run(
                "INSERT INTO grade_due (customer_id, due_day) SELECT h.slot / 65536, CAST(? AS INT)" + missing
                        + " AND NOT EXISTS (SELECT 1 FROM grade_due g WHERE g.customer_id = h.slot / 65536)",
                day);
        return sql.run("INSERT INTO tier (customer_id, tier, since, provisional, source, as_of, ruleset, detail, stamp)"
                + " SELECT h.slot / 65536, h.tier, h.from_day, FALSE, 'policy', h.from_day, h.ruleset,"
                + " '{\"reasons\":[],\"contributions\":[]}', 0" + missing);
    }

    /** Makes customers due that are to be graded, have no tier and wait for none; how many. */
    public int makeUngradedDue(int day) {
        return sql.run(
                "INSERT INTO grade_due (customer_id, due_day) SELECT c.id, CAST(? AS INT) FROM customer c"
                        + " WHERE c.standing = " + Codes.of(Standing.GRADED)
                        + " AND NOT EXISTS (SELECT 1 FROM tier t WHERE t.customer_id = c.id)"
                        + " AND NOT EXISTS (SELECT 1 FROM grade_due g WHERE g.customer_id = c.id)",
                day);
    }

    private long[] numbers(String query) {
        return sql.list(query, Columns::aLong).stream().mapToLong(Long::longValue).toArray();
    }
}
