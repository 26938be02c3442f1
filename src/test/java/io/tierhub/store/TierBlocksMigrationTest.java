package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.tierhub.store.TierHistory.Span;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiers, history and replays of a release that stored them as columns are read as they were, folded or not. */
class TierBlocksMigrationTest {
    private static final String EARLIER = "26";

    private static final List<TierRow> TIERS = List.of(
            tier(3, Tier.A, 81.25, Tier.STRATEGIC, Tier.B, "[\"近 3\"]"),
            tier(4, Tier.PROSPECT, null, null, Tier.PROSPECT, "[]"),
            tier(40, Tier.D, 0.1 + 0.2, null, Tier.D, "[\"a, b\"]"));

    private static final List<Span> SPANS = List.of(
            new Span(3, 18_000, 19_000, Tier.C, "INITIAL", "r@1"),
            new Span(3, 19_000, null, Tier.A, "POLICY", "r@2"),
            new Span(4, 19_000, null, Tier.PROSPECT, "INITIAL", "r@2"),
            new Span(7, 18_500, 18_600, Tier.B, "NOT_GRADED", "r@1"),
            new Span(40, 19_000, null, Tier.D, "OVERRIDE", "r@2"));

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void aStoreOfAnEarlierRelease() throws SQLException {
        StoreSettings database = TestDatabase.of(folder);
        Dialect dialect = TestDatabase.isPostgres() ? Dialect.POSTGRESQL : Dialect.H2;
        try (HikariDataSource pool = Connections.pool(database, "test")) {
            Migrations.runTo(pool, dialect, EARLIER);
        }
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO replay (id, run_key, as_of, known_at, ruleset, stored_at)"
                    + " VALUES (1, 'k', 20000, 5, 'r@2', 9)");
            for (TierRow row : TIERS) {
                statement.execute("INSERT INTO tier " + columns(row));
                statement.execute("INSERT INTO replay_tier (replay_id, "
                        + columns(row).replaceFirst("\\(", "").replaceFirst("VALUES \\(", "VALUES (1, "));
            }
            for (Span span : SPANS) {
                statement.execute("INSERT INTO tier_history (slot, from_day, to_day, tier, cause, ruleset) VALUES ("
                        + TierHistory.slot(span.customer(), span.from()) + ", " + span.from() + ", " + span.to() + ", '"
                        + span.tier() + "', '" + span.cause() + "', '" + span.ruleset() + "')");
            }
        }
        store = Samples.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatItStoredIsReadAsItWas() {
        assertHolds();
        assertThat(store.<List<TierRow>>read(tx -> {
                    List<TierRow> rows = new ArrayList<>();
                    tx.replays().scanTiers(1, rows::add);
                    return rows;
                }))
                .isEqualTo(TIERS);
        assertThat(Samples.number(store, tx -> tx.replays().tierCounts(20_000).get(Tier.A)))
                .isEqualTo(1);
    }

    @Test
    void itIsTheSameOnceItIsFolded() {
        assertThat(store.<Boolean>read(tx -> tx.tiers().folding().outgrown()
                        && tx.tierHistory().folding().outgrown()))
                .isTrue();
        for (long next = 0; next >= 0; ) {
            long from = next;
            next = store.transaction(
                    Effect.ROWS_FOLDED, tx -> tx.tiers().folding().fold(from));
        }
        for (long next = 0; next >= 0; ) {
            long from = next;
            next = store.transaction(
                    Effect.ROWS_FOLDED, tx -> tx.tierHistory().folding().fold(from));
        }
        assertThat(store.<Boolean>read(tx -> tx.tiers().folding().outgrown()
                        || tx.tierHistory().folding().outgrown()))
                .isFalse();
        assertHolds();
    }

    private void assertHolds() {
        List<TierRow> rows = new ArrayList<>();
        List<TierHead> heads = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        store.read(tx -> {
            tx.tiers().scan(rows::add);
            tx.tiers().scanHeads(heads::add);
            tx.tierHistory().scan(spans::add);
            return 0;
        });
        assertThat(rows).isEqualTo(TIERS);
        assertThat(heads).isEqualTo(TIERS.stream().map(TierRow::head).toList());
        assertThat(spans).isEqualTo(SPANS);
        assertThat(Samples.list(store, tx -> tx.tierHistory().of(3))).isEqualTo(SPANS.subList(0, 2));
    }

    private static TierRow tier(long customer, Tier tier, Double score, Tier candidate, Tier machine, String reasons) {
        StoredText detail = StoredText.of("{\"reasons\":" + reasons + "}");
        return new TierRow(
                customer,
                tier,
                19_000,
                score,
                candidate,
                machine,
                candidate != null,
                "policy",
                20_000,
                "r@2",
                detail,
                -7,
                5,
                19_990);
    }

    private static String columns(TierRow row) {
        return "(customer_id, tier, since, score, candidate, machine, provisional, source, as_of, ruleset, detail, stamp,"
                + " known_at, reference_day) VALUES (" + row.customer() + ", '" + row.tier() + "', " + row.since()
                + ", "
                + row.score() + ", " + text(row.candidate()) + ", "
                + text(row.machine() == row.tier() ? null : row.machine()) + ", " + row.provisional() + ", '"
                + row.source() + "', " + row.asOf() + ", '" + row.ruleset() + "', '" + row.detail() + "', "
                + row.stamp() + ", " + row.knownAt() + ", " + row.reference() + ")";
    }

    private static String text(Tier tier) {
        return tier == null ? "NULL" : "'" + tier + "'";
    }
}
