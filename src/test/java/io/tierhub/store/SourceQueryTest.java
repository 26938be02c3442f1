package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.intake.Limits;
import io.tierhub.vocabulary.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a query of a source gives, on either database. */
class SourceQueryTest {
    private static final LocalDateTime LATE = LocalDateTime.parse("2030-01-01T00:00:00");

    @TempDir
    Path folder;

    private Connection source;
    private SourceDatabase database;

    @BeforeEach
    void aDatabase() throws SQLException {
        source = TestDatabase.connect(TestDatabase.of(folder));
        database = open(null);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
        source.close();
    }

    private JdbcSettings settings(ZoneId zone) {
        StoreSettings at = TestDatabase.of(folder);
        String url = TestDatabase.isPostgres() ? at.url() : Durability.url(at.url());
        return new JdbcSettings(
                url,
                at.user(),
                at.password().isEmpty() ? null : new Secret(at.password()),
                zone,
                Duration.ofSeconds(5));
    }

    private SourceDatabase open(ZoneId zone) {
        return SourceDatabase.open(settings(zone), new SourceDrivers(List.of(folder.resolve("lib"))));
    }

    private void run(String... statements) throws SQLException {
        for (String sql : statements) {
            source.createStatement().execute(sql);
        }
    }

    private String[] row(String select) {
        return database.query(select).next(1).get(0);
    }

    @Test
    void valuesAreTextAsAnExportWouldHaveThem() {
        assertThat(row("""
                SELECT CAST(12.50 AS DECIMAL(10, 2)) AS a, CAST('C1' AS CHAR(8)) AS b, TRUE AS c,
                    CAST('2026-06-30' AS DATE) AS d, CAST('2026-06-30 12:34:56.789' AS TIMESTAMP) AS e,
                    CAST('2026-06-30 12:34:56+08' AS TIMESTAMP WITH TIME ZONE) AS f, CAST(NULL AS INTEGER) AS g,
                    CAST(12345678901234567 AS BIGINT) AS h, CAST(30000000 AS DOUBLE PRECISION) AS i""")).satisfies(cells -> {
            assertThat(cells[0]).isEqualTo("12.50");
            assertThat(cells[1]).isEqualTo("C1");
            assertThat(cells[2]).isEqualTo("true");
            assertThat(cells[3]).isEqualTo("2026-06-30");
            assertThat(cells[4]).isEqualTo("2026-06-30T12:34:56.789");
            assertThat(java.time.OffsetDateTime.parse(cells[5]).toInstant())
                    .isEqualTo(java.time.Instant.parse("2026-06-30T04:34:56Z"));
            assertThat(cells[6]).isEmpty();
            assertThat(cells[7]).isEqualTo("12345678901234567");
            assertThat(new java.math.BigDecimal(cells[8])).isEqualByComparingTo("30000000");
            assertThat(cells[8]).doesNotContain("E");
        });
    }

    @Test
    void aTimeWithoutAZoneIsInTheZoneOfTheSystem() {
        database.close();
        database = open(ZoneId.of("Asia/Shanghai"));
        assertThat(row("SELECT CAST('2026-06-30 12:00:00' AS TIMESTAMP) AS t"))
                .containsExactly("2026-06-30T12:00+08:00");
    }

    @Test
    void anHourThatThisMachineDoesNotHaveIsReadAsItStands() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try {
            assertThat(row("SELECT CAST('2026-03-29 02:30:00' AS TIMESTAMP) AS t"))
                    .containsExactly("2026-03-29T02:30");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void aTextIsReadToTheLimitAndOneMore() {
        String text = TestDatabase.isPostgres() ? "TEXT" : "CLOB";
        String[] cells = row("SELECT CAST(REPEAT('x', " + 3 * Limits.FIELD_CHARS + ") AS " + text + ") AS long_text");
        assertThat(cells[0].length()).isGreaterThan(Limits.FIELD_CHARS);
        if (!TestDatabase.isPostgres()) {
            assertThat(cells[0].length()).isLessThan(2 * Limits.FIELD_CHARS);
        }
    }

    @Test
    void pagesEndBetweenRowsOfOneStamp() throws SQLException {
        run("CREATE TABLE t (id INT PRIMARY KEY, changed TIMESTAMP)");
        for (int i = 1; i <= 20; i++) {
            run("INSERT INTO t VALUES (" + i * 7 % 23 + ", TIMESTAMP '2026-06-01 10:00:0" + i / 10 + "')");
        }
        run("INSERT INTO t VALUES (99, NULL)");
        SourceQuery query = database.query("SELECT id, changed FROM t");
        List<String> ids = new ArrayList<>();
        LocalDateTime from = null;
        String after = null;
        while (true) {
            SourceQuery.Keyed page = query.keyed("changed", "id", from, after, LATE, 3);
            page.cells().forEach(cells -> ids.add(cells[0]));
            if (page.cells().isEmpty()) {
                break;
            }
            from = page.stamp();
            after = page.id();
        }
        assertThat(ids).hasSize(20).doesNotHaveDuplicates();
        assertThat(query.lacks("changed")).isTrue();
        assertThat(query.keyed("CHANGED", "ID", LATE, null, LATE, 3).cells()).isEmpty();
    }

    @Test
    void theClockIsThatOfTheDatabaseAsItStampsRows() {
        LocalDateTime now = LocalDateTime.now(java.time.ZoneOffset.UTC);
        SourceQuery query = database.query("SELECT CAST('2026-06-30 12:00:00' AS TIMESTAMP) AS naive,"
                + " CURRENT_TIMESTAMP AS moment, CURRENT_DATE AS today");
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        assertThat(Duration.between(now, query.clock("moment", shanghai)).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(Duration.between(now.plusHours(8), query.clock("naive", shanghai))
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(query.isDay("today")).isTrue();
        assertThat(query.isDay("moment")).isFalse();
    }

    @Test
    void nothingIsWrittenToASource() throws SQLException {
        run("CREATE TABLE w (id INT)");
        if (TestDatabase.isPostgres()) { // H2 takes it for a hint
            assertThatThrownBy(() -> database.run(on -> on.createStatement().executeUpdate("INSERT INTO w VALUES (1)")))
                    .isInstanceOf(SourceDown.class);
        }
        database.close();
        assertThat(source.createStatement().executeQuery("SELECT COUNT(*) FROM w"))
                .satisfies(count -> {
                    count.next();
                    assertThat(count.getInt(1)).isZero();
                });
    }

    @Test
    void whatIsWrongIsSaidWithoutAPasswordOrAValue() {
        assertThatThrownBy(() -> database.query("SELECT nothing FROM nowhere"))
                .isInstanceOf(SourceDown.class)
                .hasMessageContaining("refuses the query")
                .satisfies(fault -> assertThat(((SourceDown) fault).passing()).isFalse());
        JdbcSettings wrong =
                new JdbcSettings(settings(null).url(), "nobody", new Secret("pa55word"), null, Duration.ofSeconds(5));
        assertThatThrownBy(() -> SourceDatabase.open(wrong, new SourceDrivers(List.of())))
                .isInstanceOf(SourceDown.class)
                .hasMessageContaining("nobody")
                .hasMessageNotContaining("pa55word");
        JdbcSettings other = new JdbcSettings("jdbc:mysql://127.0.0.1/erp", "u", null, null, Duration.ofSeconds(5));
        assertThatThrownBy(() -> SourceDatabase.open(other, new SourceDrivers(List.of())))
                .hasMessageContaining("no driver understands jdbc:mysql:")
                .hasMessageContaining("lib/");
    }

    @Test
    void aDriverIsFoundInTheFolderOfItsJar() throws Exception {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        DriverJar.write(lib.resolve("small-driver.jar"));
        JdbcSettings settings = new JdbcSettings("jdbc:small:x", "u", null, null, Duration.ofSeconds(5));
        assertThatThrownBy(() -> SourceDatabase.open(settings, new SourceDrivers(List.of(lib))))
                .isInstanceOf(SourceDown.class)
                .hasMessageContaining("user u");
    }
}
