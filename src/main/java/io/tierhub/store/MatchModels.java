package io.tierhub.store;

import org.jspecify.annotations.Nullable;

/** What matching has learned, by version. */
public final class MatchModels {
    private final Sql sql;

    /**
     * One model.
     *
     * @param at when it was learned, epoch milliseconds
     * @param json the model itself
     */
    public record Row(int version, long at, String json) {}

    MatchModels(Sql sql) {
        this.sql = sql;
    }

    /** The model that counts; null if nothing was learned yet. */
    public @Nullable Row newest() {
        return sql.one(
                "SELECT version, learned_at, model FROM match_model ORDER BY version DESC FETCH FIRST 1 ROWS ONLY",
                row -> new Row(row.anInt(), row.aLong(), row.text()));
    }

    /** Adds a model, which counts from now on. */
    public void add(Row model) {
        sql.run(
                "INSERT INTO match_model (version, learned_at, model) VALUES (?, ?, ?)",
                model.version(),
                model.at(),
                model.json());
    }
}
