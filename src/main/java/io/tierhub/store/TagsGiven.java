package io.tierhub.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tags that persons gave, each on a source record. Each belongs to a decision, and holds while that stands. */
public final class TagsGiven {
    private static final String SELECT =
            "SELECT g.decision_id, g.record_id, g.tag FROM tag_given g JOIN steward_decision d ON d.id = g.decision_id ";

    private final Sql sql;

    /** A tag, the number of its decision, and the source record that it hangs on. */
    public record Given(long decision, int record, String tag) {}

    TagsGiven(Sql sql) {
        this.sql = sql;
    }

    /** Adds the tag of a decision that was added. */
    public void add(Given given) {
        sql.run(
                "INSERT INTO tag_given (decision_id, record_id, tag) VALUES (?, ?, ?)",
                given.decision(),
                given.record(),
                given.tag());
    }

    /** All that hold, oldest first: few, as each is the work of a person. */
    public List<Given> standing() {
        return sql.list(SELECT + "WHERE d.withdrawn_by IS NULL ORDER BY g.decision_id", TagsGiven::row);
    }

    /** Those on some records that hold, oldest first. */
    public List<Given> on(int[] records) {
        return sql.list(
                SELECT + "JOIN UNNEST(CAST(? AS INT ARRAY)) AS w(id) ON g.record_id = w.id"
                        + " WHERE d.withdrawn_by IS NULL ORDER BY g.decision_id",
                TagsGiven::row,
                records);
    }

    /** The one of a decision, whether it holds or not; null if the decision is about something else. */
    public @Nullable Given of(long decision) {
        return sql.one(SELECT + "WHERE g.decision_id = ?", TagsGiven::row, decision);
    }

    private static Given row(Columns row) throws SQLException {
        return new Given(row.aLong(), row.anInt(), row.text());
    }
}
