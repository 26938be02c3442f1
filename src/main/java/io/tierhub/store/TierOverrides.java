package io.tierhub.store;

import io.tierhub.grade.OverrideTerms;
import io.tierhub.grade.OverrideTerms.Mode;
import io.tierhub.grade.TierOverride;
import io.tierhub.grade.TierOverride.Act;
import io.tierhub.vocabulary.Tier;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What persons say about tiers. Each belongs to a decision. */
public final class TierOverrides {
    private static final String SELECT = "SELECT o.decision_id, o.record_id, o.tier, o.how, o.reason, o.from_day,"
            + " o.until_day, o.needs_second, o.agreed_by, o.agreed_day, o.ended_day, d.decided_by, d.withdrawn_by, d.note,"
            + " d.decided_at"
            + " FROM tier_override o JOIN steward_decision d ON d.id = o.decision_id ";

    private final Sql sql;

    /**
     * An override, and the source record that it hangs on.
     *
     * @param note why, in words
     * @param at when it was asked for, epoch milliseconds
     */
    public record Placed(
            int record, TierOverride override, @Nullable String note, long at) {}

    TierOverrides(Sql sql) {
        this.sql = sql;
    }

    /** Adds what a decision says that was added. */
    public void add(int record, TierOverride override) {
        OverrideTerms terms = override.terms();
        sql.run(
                "INSERT INTO tier_override (decision_id, record_id, tier, how, reason, from_day, until_day, needs_second)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                override.number(),
                record,
                terms.tier().name(),
                terms.mode().name(),
                terms.reason(),
                terms.from(),
                terms.until(),
                override.needsSecond());
    }

    /** A second person agrees. */
    public void agree(long number, Act act) {
        sql.run(
                "UPDATE tier_override SET agreed_by = ?, agreed_day = ? WHERE decision_id = ?",
                act.by(),
                act.day(),
                number);
    }

    /** From a day on it counts no more; who ended it stands with the decision. */
    public void end(long number, int day) {
        sql.run("UPDATE tier_override SET ended_day = ? WHERE decision_id = ?", day, number);
    }

    /** The one of a number; null if the decision is about something else, or there is none. */
    public @Nullable Placed of(long number) {
        return sql.one(SELECT + "WHERE o.decision_id = ?", TierOverrides::row, number);
    }

    /** Those on some records, whatever became of them, oldest first. */
    public List<Placed> on(int[] records) {
        return sql.list(
                SELECT + "JOIN UNNEST(CAST(? AS INT ARRAY)) AS w(id) ON o.record_id = w.id ORDER BY o.decision_id",
                TierOverrides::row,
                records);
    }

    /** All whose time is not over before a day, oldest first: few, as each is the work of a person. */
    public List<Placed> lasting(int day) {
        return sql.list(SELECT + "WHERE o.until_day >= ? ORDER BY o.decision_id", TierOverrides::row, day);
    }

    /** Those whose until is after one day and not after another, oldest first. */
    public List<Placed> overBetween(int after, int upTo) {
        return sql.list(
                SELECT + "WHERE o.until_day > ? AND o.until_day <= ? ORDER BY o.decision_id",
                TierOverrides::row,
                after,
                upTo);
    }

    private static Placed row(Columns row) throws SQLException {
        long number = row.aLong();
        int record = row.anInt();
        Tier tier = Tier.valueOf(row.text());
        Mode mode = Mode.valueOf(row.text());
        OverrideTerms terms = new OverrideTerms(tier, mode, row.text(), row.anInt(), row.anInt());
        boolean needsSecond = row.aBoolean();
        Act agreed = act(row.textOrNull(), row.intOrNull());
        Integer endedDay = row.intOrNull();
        String by = row.text();
        Act ended = act(row.textOrNull(), endedDay);
        return new Placed(
                record, new TierOverride(number, terms, by, needsSecond, agreed, ended), row.textOrNull(), row.aLong());
    }

    private static @Nullable Act act(@Nullable String by, @Nullable Integer day) {
        return day == null ? null : new Act(Objects.requireNonNullElse(by, ""), day);
    }
}
