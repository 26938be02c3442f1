package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.publish.JdbcTargetSettings;
import io.tierhub.publish.MaskSettings;
import io.tierhub.publish.NamedSql;
import io.tierhub.publish.PushSettings;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.store.JdbcSettings;
import io.tierhub.store.SourceDrivers;
import io.tierhub.store.StoreSettings;
import io.tierhub.store.TargetTable;
import io.tierhub.store.TestDatabase;
import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are updated. */
class TablePushTest {
    private static final String H2 = "jdbc:h2:mem:crm;DB_CLOSE_DELAY=-1";
    private static final String TABLE =
            "CREATE TABLE customer (id INT PRIMARY KEY, tier VARCHAR(8) CHECK (tier <> 'D'), score NUMERIC(6, 2), since DATE)";
    private static final String UPDATE =
            "UPDATE customer SET tier = :tier, score = :score, since = :since WHERE id = :external";

    @TempDir
    private Path folder;

    private static Target target(String url, String user, String password) {
        JdbcTargetSettings jdbc = new JdbcTargetSettings(
                url,
                user,
                new Secret(password),
                NamedSql.of(UPDATE),
                NamedSql.of("SELECT tier FROM customer WHERE id = :external"),
                10,
                Duration.ofSeconds(20));
        return new Target(
                "crm",
                new PushSettings(
                        null,
                        null,
                        null,
                        jdbc,
                        null,
                        Map.of(),
                        null,
                        new MaskSettings(MaskSettings.How.KEEP, MaskSettings.How.KEEP, MaskSettings.How.KEEP)));
    }

    private DeliveryBench bench() {
        return new DeliveryBench(folder.resolve("hub"), target -> {
            JdbcTargetSettings jdbc = target.push().jdbc();
            JdbcSettings at = new JdbcSettings(jdbc.url(), jdbc.user(), jdbc.password(), null, jdbc.timeout());
            return new TableChannel(
                    target, jdbc, new TargetTable(at, jdbc.update().bound(), new SourceDrivers(List.of())));
        });
    }

    /** Customers 1 to 25, of whom the 7th refuses its tier, the 9th has no row and the 11th no key; a key is hostile. */
    private void tells(Connection database, Target target) throws SQLException {
        database.createStatement().execute(TABLE);
        for (int id = 1; id <= 25; id++) {
            if (id != 9) {
                database.createStatement().execute("INSERT INTO customer (id) VALUES (" + id + ")");
            }
        }
        try (DeliveryBench bench = bench()) {
            List<Delivery> rows = new ArrayList<>();
            for (int id = 1; id <= 25; id++) {
                Map<String, String> external = id == 11 ? Map.of() : Map.of("crm", Integer.toString(id));
                rows.add(bench.change("crm", id, id == 7 ? Tier.D : Tier.A, external));
            }
            Delivery hostile = bench.change("crm", 99, Tier.B, Map.of("crm", "1 OR 1=1"));

            PassResult result = bench.pass(target);

            assertThat(result.delivered()).isEqualTo(22);
            assertThat(result.notThere()).isEqualTo(2);
            assertThat(result.retrying()).isEqualTo(2);
            assertThat(bench.row(rows.get(6)).lastError()).contains("refuses a value (23");
            assertThat(bench.row(rows.get(8)).status()).isEqualTo(Status.NOT_THERE);
            assertThat(bench.row(rows.get(10)).status()).isEqualTo(Status.NOT_THERE);
            assertThat(bench.row(hostile).status()).isEqualTo(Status.PENDING);
        }
        readsBack(database, target);
        try (ResultSet told = database.createStatement()
                .executeQuery(
                        "SELECT COUNT(*) FROM customer WHERE tier = 'A' AND score = 81.25 AND since = DATE '2026-06-30'")) {
            told.next();
            assertThat(told.getInt(1)).isEqualTo(22);
        }
    }

    /** Somebody changes the tier of the first customer and empties that of the second; the ninth has no row. */
    private static void readsBack(Connection database, Target target) throws SQLException {
        database.createStatement().execute("UPDATE customer SET tier = 'Gold' WHERE id = 1");
        database.createStatement().execute("UPDATE customer SET tier = NULL WHERE id = 2");
        JdbcTargetSettings jdbc = target.push().jdbc();
        JdbcSettings at = new JdbcSettings(jdbc.url(), jdbc.user(), jdbc.password(), null, jdbc.timeout());
        TargetTable table = new TargetTable(at, jdbc.update().bound(), new SourceDrivers(List.of()));
        List<DueEvent> events = new ArrayList<>();
        for (String key : List.of("1", "2", "3", "9")) {
            String data = "{\"customer\":{\"external\":{\"crm\":\"" + key + "\"}}}";
            events.add(new DueEvent(Delivery.fresh("x" + key, "crm", 1, 1, "x", 0, data), null));
        }
        assertThat(new TableChannel(target, jdbc, table).read(events))
                .containsExactly(ReadBack.of("Gold"), ReadBack.of(null), ReadBack.of("A"), ReadBack.NOT_THERE);
        database.createStatement().execute("UPDATE customer SET tier = 'A' WHERE id IN (1, 2)");
    }

    @Test
    @Tag("h2")
    void rowsAreUpdatedInTransactionsAndThoseNotThereAreCounted() throws SQLException {
        try (Connection database = DriverManager.getConnection(H2, "sa", "pw")) {
            tells(database, target(H2, "sa", "pw"));
            database.createStatement().execute("SHUTDOWN");
        }
    }

    @Test
    void onPostgresqlTextsTakeTheTypesOfTheirColumns() throws Exception {
        StoreSettings postgres = TestDatabase.postgres(folder.resolve("target"));
        try (Connection database = TestDatabase.connect(postgres)) {
            tells(database, target(postgres.url(), postgres.user(), postgres.password()));
        }
    }

    @Test
    @Tag("h2")
    void aDatabaseThatIsNotThereIsSilenceAndNobodysFault() {
        try (DeliveryBench bench = bench()) {
            Delivery row = bench.change("crm", 1, Tier.A, Map.of("crm", "1"));
            bench.pass(target("jdbc:postgresql://127.0.0.1:9/none", "x", "canary-password"));
            assertThat(bench.row(row).status()).isEqualTo(Status.PENDING);
            assertThat(bench.row(row).lastError()).contains("cannot be reached").doesNotContain("canary");
        }
    }

    @Test
    @Tag("h2")
    void onlyUpdatesOfOneRecordAreStatements() {
        assertThat(NamedSql.of("UPDATE t SET a = ':tier', b = :tier, c = x::text WHERE id = :external.erp")
                        .bound())
                .isEqualTo("UPDATE t SET a = ':tier', b = ?, c = x::text WHERE id = ?");
        for (String wrong : List.of(
                "DELETE FROM t WHERE id = :external AND x = :tier",
                "UPDATE t SET tier = :tier",
                "UPDATE t SET x = 1 WHERE id = :external",
                "UPDATE t SET tier = :tier WHERE id = :external; DROP TABLE t")) {
            assertThatThrownBy(() -> new JdbcTargetSettings(
                            H2, "sa", null, NamedSql.of(wrong), null, 10, Duration.ofSeconds(20)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> NamedSql.of("UPDATE t SET tier = :teir WHERE id = :external"))
                .hasMessageContaining("did you mean tier?");
    }
}
