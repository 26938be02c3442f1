package io.tierhub.store;

import org.jspecify.annotations.Nullable;

/** The frozen populations that quantiles are taken from, by ruleset and day. */
public final class References {
    private final Sql sql;

    /** One population, in the grading room's own format; {@code asOf} is an epoch day. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Reference(String ruleset, int asOf, byte[] data) {}

    /** What forecasts learned on a later day than the population's. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Fit(String ruleset, int asOf, byte[] data) {}

    References(Sql sql) {
        this.sql = sql;
    }

    /** Keeps a population; one of the same ruleset and day gives way. */
    public void put(Reference reference) {
        sql.upsert(
                "UPDATE reference SET data = ? WHERE ruleset = ? AND as_of = ?",
                "reference (data, ruleset, as_of)",
                java.util.List.of(reference),
                (to, each) -> to.put(each.data()).put(each.ruleset()).put(each.asOf()));
    }

    /** Keeps what was learned; of the same ruleset and day it gives way. */
    public void put(Fit fit) {
        sql.upsert(
                "UPDATE reference_fit SET data = ? WHERE ruleset = ? AND as_of = ?",
                "reference_fit (data, ruleset, as_of)",
                java.util.List.of(fit),
                (to, each) -> to.put(each.data()).put(each.ruleset()).put(each.asOf()));
    }

    /** What was learned last of a ruleset after one day and up to another; null: nothing. */
    public @Nullable Fit fit(String ruleset, int after, int day) {
        return sql.one(
                "SELECT ruleset, as_of, data FROM reference_fit WHERE ruleset = ? AND as_of > ? AND as_of <= ?"
                        + " ORDER BY as_of DESC FETCH FIRST 1 ROWS ONLY",
                row -> new Fit(row.text(), row.anInt(), row.bytes()),
                ruleset,
                after,
                day);
    }

    /** The last population of a ruleset on or before a day; null if there is none. */
    public @Nullable Reference latest(String ruleset, int day) {
        return sql.one(
                "SELECT ruleset, as_of, data FROM reference WHERE ruleset = ? AND as_of <= ?"
                        + " ORDER BY as_of DESC FETCH FIRST 1 ROWS ONLY",
                row -> new Reference(row.text(), row.anInt(), row.bytes()),
                ruleset,
                day);
    }
}
