package io.tierhub.store;

import io.tierhub.grade.RulesetStep;
import io.tierhub.grade.RulesetStep.Kind;
import io.tierhub.grade.RulesetStep.Moves;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of the grading rules, and what happened to them. */
public final class Rulesets {
    private final Sql sql;

    Rulesets(Sql sql) {
        this.sql = sql;
    }

    /** Keeps the settings of a version for good. */
    public void keep(String id, String content) {
        if (content(id) == null) {
            sql.run("INSERT INTO ruleset_version (id, content) VALUES (?, ?)", id, content);
        }
    }

    /** The settings of a version; null if they were never kept. */
    public @Nullable String content(String id) {
        return sql.one("SELECT content FROM ruleset_version WHERE id = ?", Columns::text, id);
    }

    /** Adds what happened. */
    public void add(RulesetStep step) {
        Moves moves = step.moves();
        sql.run(
                "INSERT INTO ruleset_step (n, ruleset, kind, done_by, at_time, on_day, moved_customers, moved_revenue)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                sql.number("SELECT MAX(n) FROM ruleset_step") + 1,
                step.ruleset(),
                step.kind().name(),
                step.by(),
                step.at(),
                step.day(),
                moves == null ? null : (Integer) moves.customers(),
                moves == null ? null : (Integer) moves.revenue());
    }

    /** All that happened, oldest first. */
    public List<RulesetStep> steps() {
        return sql.list(
                "SELECT ruleset, kind, done_by, at_time, on_day, moved_customers, moved_revenue FROM ruleset_step ORDER BY n",
                Rulesets::step);
    }

    private static RulesetStep step(Columns row) throws SQLException {
        String ruleset = row.text();
        Kind kind = Kind.valueOf(row.text());
        String by = row.text();
        long at = row.aLong();
        int day = row.anInt();
        Integer customers = row.intOrNull();
        Integer revenue = row.intOrNull();
        return new RulesetStep(
                ruleset, kind, by, at, day, customers == null || revenue == null ? null : new Moves(customers, revenue));
    }
}
