package io.tierhub.store;

import io.tierhub.vocabulary.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers by which behaviour arrays name the kinds of facts, from 1. */
public final class FactKinds {
    private final Sql sql;

    /**
     * One kind.
     *
     * @param name an order's or a ticket's status, an interaction's type, upper-case
     * @param currency of orders; null otherwise
     */
    public record Kind(
            int id, Entity entity, String name, @Nullable String currency) {}

    FactKinds(Sql sql) {
        this.sql = sql;
    }

    /** The number of a kind; a new one gets the next number. */
    public int idOf(Entity entity, String name, @Nullable String currency) {
        String money = currency == null ? "" : currency;
        Integer known = sql.one(
                "SELECT id FROM fact_kind WHERE entity = ? AND name = ? AND currency = ?",
                Columns::anInt,
                Codes.of(entity),
                name,
                money);
        if (known != null) {
            return known;
        }
        int id = (int) sql.number("SELECT MAX(id) FROM fact_kind") + 1;
        sql.run(
                "INSERT INTO fact_kind (id, entity, name, currency) VALUES (?, ?, ?, ?)",
                id,
                Codes.of(entity),
                name,
                money);
        return id;
    }

    /** Every kind, by number. */
    public List<Kind> all() {
        return sql.list("SELECT id, entity, name, currency FROM fact_kind ORDER BY id", FactKinds::kind);
    }

    private static Kind kind(Columns row) throws java.sql.SQLException {
        int id = row.anInt();
        Entity entity = Codes.entity(row.anInt());
        String name = row.text();
        String currency = row.text();
        return new Kind(id, entity, name, currency.isEmpty() ? null : currency);
    }
}
