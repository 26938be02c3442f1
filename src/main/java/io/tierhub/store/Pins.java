package io.tierhub.store;

import io.tierhub.master.Pin;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that persons pinned. Each belongs to a decision, and holds while that stands. */
public final class Pins {
    private final Sql sql;

    /** A pin, and the source record that it hangs on. */
    public record Placed(int record, Pin pin) {}

    Pins(Sql sql) {
        this.sql = sql;
    }

    /** Adds the value of a decision that was added. */
    public void add(Placed placed) {
        Pin pin = placed.pin();
        sql.run(
                "INSERT INTO pin (decision_id, record_id, field, pinned) VALUES (?, ?, ?, ?)",
                pin.decision(),
                placed.record(),
                pin.field(),
                pin.value());
    }

    /** Those on some records that hold, oldest first. Where nobody has pinned anything yet, the records are not looked at. */
    public List<Placed> on(int[] records) {
        if (sql.number("SELECT COUNT(*) FROM pin") == 0) {
            return List.of();
        }
        return sql.list(
                "SELECT p.record_id, p.field, p.pinned, p.decision_id FROM UNNEST(CAST(? AS INT ARRAY)) AS w(id)"
                        + " JOIN pin p ON p.record_id = w.id JOIN steward_decision d ON d.id = p.decision_id"
                        + " WHERE d.withdrawn_by IS NULL ORDER BY p.decision_id",
                Pins::row,
                records);
    }

    /** The value of a decision, whether it holds or not; null if the decision is about something else. */
    public @Nullable Placed of(long decision) {
        return sql.one(
                "SELECT record_id, field, pinned, decision_id FROM pin WHERE decision_id = ?", Pins::row, decision);
    }

    private static Placed row(Columns row) throws SQLException {
        return new Placed(row.anInt(), new Pin(row.text(), row.text(), row.aLong()));
    }
}
