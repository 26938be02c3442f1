package io.tierhub.store;

import io.tierhub.vocabulary.Tier;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tiers of the live state: one for each customer. */
public final class Tiers {
    static final String COLUMNS =
            "tier, since, score, candidate, machine, provisional, source, as_of, ruleset, detail, stamp, known_at,"
                    + " reference_day, customer_id";

    private static final String SELECT =
            "SELECT t.tier, t.since, t.score, t.candidate, t.machine, t.provisional, t.source, t.as_of, t.ruleset, t.detail,"
                    + " t.stamp, t.known_at, t.reference_day, t.customer_id FROM ";

    private static final String UPDATE =
            "UPDATE tier SET tier = ?, since = ?, score = ?, candidate = ?, machine = ?, provisional = ?, source = ?, as_of = ?,"
                    + " ruleset = ?, detail = ?, stamp = ?, known_at = ?, reference_day = ? WHERE customer_id = ?";

    private final Sql sql;
    private final Wordings wordings;

    Tiers(Sql sql, Wordings wordings) {
        this.sql = sql;
        this.wordings = wordings;
    }

    /** Adds tiers of customers that have none. */
    public void add(List<TierRow> rows) {
        sql.append("tier (" + COLUMNS + ")", brief(wordings, rows), Tiers::bind);
    }

    /** Replaces tiers of customers that have one; no customer twice in one call. */
    public void replace(List<TierRow> rows) {
        sql.batch(UPDATE, brief(wordings, rows), Tiers::bind);
    }

    /** How many customers have one. */
    public long count() {
        return sql.number("SELECT COUNT(*) FROM tier");
    }

    /** Takes away the tiers of customers that are no more. */
    public void delete(long[] customers) {
        sql.batch("DELETE FROM tier WHERE customer_id = ?", Sql.rows(customers), Params::put);
    }

    /** The tiers of some customers, in no order; customers without one are left out. */
    public List<TierRow> of(long[] customers) {
        return sql.list(
                SELECT + "UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN tier t ON t.customer_id = w.id",
                row(wordings),
                sql.upTo("SELECT MAX(customer_id) FROM tier", customers));
    }

    /** Streams all by customer, in bounded memory. */
    public void scan(Consumer<? super TierRow> sink) {
        sql.ranges(
                "SELECT MIN(customer_id), MAX(customer_id) FROM tier",
                SELECT + "tier t WHERE t.customer_id BETWEEN ? AND ? ORDER BY t.customer_id",
                Sql.BATCH,
                row(wordings),
                sink);
    }

    /** Takes one customer's stamp, and the tier beside it. */
    public interface StampSink {
        void accept(long customer, long stamp, Tier tier);
    }

    /** Streams the stamps of all by customer, in bounded memory. */
    public void scanStamps(StampSink sink) {
        sql.ranges(
                "SELECT MIN(customer_id), MAX(customer_id) FROM tier",
                "SELECT customer_id, stamp, tier FROM tier WHERE customer_id BETWEEN ? AND ? ORDER BY customer_id",
                Sql.BATCH,
                row -> {
                    sink.accept(row.aLong(), row.aLong(), Tier.valueOf(row.text()));
                    return sink;
                },
                done -> {});
    }

    /** The stamps of some customers, in no order; those without a tier are left out. */
    public void stamps(long[] customers, StampSink sink) {
        sql.list(
                "SELECT t.customer_id, t.stamp, t.tier FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN tier t ON t.customer_id = w.id",
                row -> {
                    sink.accept(row.aLong(), row.aLong(), Tier.valueOf(row.text()));
                    return sink;
                },
                customers);
    }

    /** Takes what one customer's tier was made of. */
    public interface ScoreSink {
        /** @param score null where there is none */
        void accept(long customer, Tier tier, @Nullable Double score, boolean provisional);
    }

    /** Streams the scores of all by customer, in bounded memory. */
    public void scanScores(ScoreSink sink) {
        sql.ranges(
                "SELECT MIN(customer_id), MAX(customer_id) FROM tier",
                "SELECT customer_id, tier, score, provisional FROM tier WHERE customer_id BETWEEN ? AND ? ORDER BY customer_id",
                Sql.BATCH,
                row -> {
                    sink.accept(row.aLong(), Tier.valueOf(row.text()), row.doubleOrNull(), row.aBoolean());
                    return sink;
                },
                done -> {});
    }

    /** How many customers have each tier; tiers that nobody has are left out. */
    public Map<Tier, Long> counts() {
        Map<Tier, Long> counts = new EnumMap<>(Tier.class);
        sql.list(
                "SELECT tier, COUNT(*) FROM tier GROUP BY tier",
                row -> counts.put(Tier.valueOf(row.text()), row.aLong()));
        return counts;
    }

    /** A row, and the texts of it as they are stored. */
    record Brief(TierRow row, String ruleset, String detail) {}

    static List<Brief> brief(Wordings wordings, List<TierRow> rows) {
        List<String> details = wordings.brief(rows.stream().map(TierRow::detail).toList());
        return Sql.positions(rows.size()).stream()
                .map(i -> new Brief(rows.get(i), wordings.briefName(rows.get(i).ruleset()), details.get(i)))
                .toList();
    }

    static void bind(Params to, Brief brief) throws SQLException {
        TierRow row = brief.row();
        to.put(row.tier())
                .put(row.since())
                .put(row.score())
                .put(row.candidate())
                .put(row.machine() == row.tier() ? null : row.machine())
                .put(row.provisional());
        to.put(row.source())
                .put(row.asOf())
                .put(brief.ruleset())
                .put(brief.detail())
                .put(row.stamp())
                .put(row.knownAt())
                .put(row.reference())
                .put(row.customer());
    }

    static Sql.Mapper<TierRow> row(Wordings wordings) {
        return row -> row(row, wordings);
    }

    private static TierRow row(Columns row, Wordings wordings) throws SQLException {
        Tier tier = Tier.valueOf(row.text());
        int since = row.anInt();
        Double score = row.doubleOrNull();
        String candidate = row.textOrNull();
        String machine = row.textOrNull();
        boolean provisional = row.aBoolean();
        String source = row.text();
        int asOf = row.anInt();
        String ruleset = wordings.full(row.text());
        StoredText detail = StoredText.of(wordings.full(row.text()));
        long stamp = row.aLong();
        long knownAt = row.aLong();
        int reference = row.anInt();
        return new TierRow(
                row.aLong(),
                tier,
                since,
                score,
                candidate == null ? null : Tier.valueOf(candidate),
                machine == null ? tier : Tier.valueOf(machine),
                provisional,
                source,
                asOf,
                ruleset,
                detail,
                stamp,
                knownAt,
                reference);
    }
}
