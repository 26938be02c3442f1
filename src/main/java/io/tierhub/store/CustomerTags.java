package io.tierhub.store;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which tags a customer had when: half-open spans of days. One that a rule sets and a person gave too has two lives. */
public final class CustomerTags {
    private static final String SELECT = "SELECT t.customer_id, t.tag, t.given, t.from_day, t.to_day, t.ruleset FROM ";

    private final Sql sql;

    /**
     * A tag of a customer.
     *
     * @param given by a person, not by a rule
     */
    public record Tag(long customer, String name, boolean given) {}

    /**
     * One span: from a day on, until before another; {@code to} is null while it lasts. Epoch days.
     *
     * @param ruleset whose rule of the tag's name set it; null: a person gave it
     */
    public record Span(
            Tag tag,
            int from,
            @Nullable Integer to,
            @Nullable String ruleset) {}

    CustomerTags(Sql sql) {
        this.sql = sql;
    }

    /** Whether there are any. */
    public boolean any() {
        return sql.one("SELECT customer_id FROM customer_tag FETCH FIRST 1 ROWS ONLY", Columns::aLong) != null;
    }

    /** Begins tags that a customer does not have, on a day. What ended on that day goes on instead. */
    public void begin(List<Tag> tags, int day, String ruleset) {
        sql.upsert(
                "UPDATE customer_tag SET to_day = NULL, ruleset = ? WHERE customer_id = ? AND tag = ? AND given = ?"
                        + " AND to_day = ?",
                "customer_tag (ruleset, customer_id, tag, given, from_day)",
                tags,
                (to, tag) -> {
                    to.put(tag.given() ? (String) null : ruleset);
                    bind(to, tag).put(day);
                });
    }

    /** Ends tags, from a day on. What began on that day goes. */
    public void end(List<Tag> tags, int day) {
        sql.batch(
                "DELETE FROM customer_tag WHERE customer_id = ? AND tag = ? AND given = ? AND to_day IS NULL AND from_day >= ?",
                tags,
                (to, tag) -> bind(to, tag).put(day));
        sql.batch(
                "UPDATE customer_tag SET to_day = ? WHERE customer_id = ? AND tag = ? AND given = ? AND to_day IS NULL",
                tags,
                (to, tag) -> bind(to.put(day), tag));
    }

    /** Ends all tags of customers that are no more. */
    public void endAll(long[] customers, int day) {
        if (any()) {
            end(open(customers).stream().map(Span::tag).toList(), day);
        }
    }

    /** The spans of some customers that last, by customer and name. */
    public List<Span> open(long[] customers) {
        return sql.list(
                SELECT + "UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN customer_tag t ON t.customer_id = w.id"
                        + " WHERE t.to_day IS NULL ORDER BY t.customer_id, t.tag, t.given",
                CustomerTags::span,
                customers);
    }

    /** Streams all by customer, name and first day, in bounded memory. */
    public void scan(Consumer<? super Span> sink) {
        sql.ranges(
                "SELECT MIN(customer_id), MAX(customer_id) FROM customer_tag",
                SELECT + "customer_tag t WHERE t.customer_id BETWEEN ? AND ?"
                        + " ORDER BY t.customer_id, t.tag, t.given, t.from_day",
                Sql.BATCH,
                CustomerTags::span,
                sink);
    }

    private static Params bind(Params to, Tag tag) throws SQLException {
        return to.put(tag.customer()).put(tag.name()).put(tag.given());
    }

    private static Span span(Columns row) throws SQLException {
        Tag tag = new Tag(row.aLong(), row.text(), row.aBoolean());
        return new Span(tag, row.anInt(), row.intOrNull(), row.textOrNull());
    }
}
