package io.tierhub.store;

import io.tierhub.match.Constraint;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What persons decided about source records. */
public final class Decisions {
    private static final String SELECT =
            "SELECT id, kind, decided_by, decided_at, note, withdrawn_by, withdrawn_at FROM steward_decision ";

    private final Sql sql;

    /** What was decided. */
    public enum Kind {
        /** Two records are one customer. */
        SAME,
        /** Two records, or those of two customers, never are. */
        DIFFERENT,
        /** Some records of a customer are another one. */
        SPLIT,
        /** A value of a golden record is this one. */
        PIN,
        /** A tier is this one for a time. */
        OVERRIDE,
        /** A customer has a tag. */
        TAG
    }

    /**
     * One decision.
     *
     * @param number the hub's own, from 1 on
     * @param at epoch milliseconds; likewise withdrawnAt
     * @param withdrawnBy null while it stands
     */
    public record Decision(
            long number,
            Kind kind,
            String by,
            long at,
            @Nullable String note,
            @Nullable String withdrawnBy,
            @Nullable Long withdrawnAt) {
        /** Whether it holds. */
        public boolean stands() {
            return withdrawnBy == null;
        }
    }

    Decisions(Sql sql) {
        this.sql = sql;
    }

    /** The next number. */
    public long next() {
        return sql.number("SELECT MAX(id) FROM steward_decision") + 1;
    }

    /** Adds a decision with what follows from it for pairs of records. */
    public void add(Decision decision, List<Constraint> links) {
        sql.run(
                "INSERT INTO steward_decision (id, kind, decided_by, decided_at, note) VALUES (?, ?, ?, ?, ?)",
                decision.number(),
                decision.kind().name(),
                decision.by(),
                decision.at(),
                decision.note());
        sql.append(
                "steward_link (decision_id, record_a, record_b, same)",
                links,
                (to, each) ->
                        to.put(each.decision()).put(each.a()).put(each.b()).put(each.same()));
    }

    /** Takes one back; it stays to be read. */
    public void withdraw(long number, String by, long at) {
        sql.run("UPDATE steward_decision SET withdrawn_by = ?, withdrawn_at = ? WHERE id = ?", by, at, number);
    }

    /** The decision of a number; null if there is none. */
    public @Nullable Decision of(long number) {
        return sql.one(SELECT + "WHERE id = ?", Decisions::row, number);
    }

    /** The newest about records and their values that stand, newest first. */
    public List<Decision> standing(int limit) {
        return sql.list(
                SELECT + "WHERE withdrawn_by IS NULL AND kind NOT IN ('OVERRIDE', 'TAG') ORDER BY id DESC FETCH FIRST "
                        + limit + " ROWS ONLY",
                Decisions::row);
    }

    /** What follows from one decision. */
    public List<Constraint> links(long number) {
        return sql.list(
                "SELECT decision_id, record_a, record_b, same FROM steward_link WHERE decision_id = ?"
                        + " ORDER BY record_a, record_b",
                Decisions::link,
                number);
    }

    /** What follows from all that stand, in the order of their numbers. */
    public List<Constraint> links() {
        return sql.list(
                "SELECT l.decision_id, l.record_a, l.record_b, l.same FROM steward_link l"
                        + " JOIN steward_decision d ON d.id = l.decision_id WHERE d.withdrawn_by IS NULL"
                        + " ORDER BY l.decision_id, l.record_a, l.record_b",
                Decisions::link);
    }

    private static Constraint link(Columns row) throws SQLException {
        return new Constraint(row.aLong(), row.anInt(), row.anInt(), row.aBoolean());
    }

    private static Decision row(Columns row) throws SQLException {
        return new Decision(
                row.aLong(),
                Kind.valueOf(row.text()),
                row.text(),
                row.aLong(),
                row.textOrNull(),
                row.textOrNull(),
                row.longOrNull());
    }
}
