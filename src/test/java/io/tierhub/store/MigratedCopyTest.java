package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of an earlier release gets the schema of this one as a whole or not at all. */
@Tag("h2")
class MigratedCopyTest {
    private static final String EARLIER = "12";

    @TempDir
    Path folder;

    private StoreSettings database;

    @BeforeEach
    void aFileOfAnEarlierRelease() throws SQLException {
        database = StoreSettings.inFolder(folder);
        try (HikariDataSource pool = Connections.pool(database, "test")) {
            Migrations.runTo(pool, Dialect.H2, EARLIER);
        }
        execute("INSERT INTO meta VALUES ('greeting', '你好')");
    }

    @Test
    void itKeepsItsRowsAndNothingIsLeftBesideIt() throws IOException {
        for (int start = 0; start < 2; start++) {
            try (Store store = Samples.open(folder)) {
                assertThat(store.<String>read(tx -> tx.meta().get("greeting"))).isEqualTo("你好");
            }
        }
        assertThat(files()).containsExactly("tierhub.mv.db");
    }

    @Test
    void aMigrationThatEndsInTheMiddleLeavesTheFileAsItWas() throws Exception {
        execute("CREATE VIEW tag_given AS SELECT 1 AS record_id"); // stands in the way of an index
        assertThatThrownBy(() -> Samples.open(folder)).hasMessageContaining("could not be brought up to date");
        assertThat(files()).containsExactly("tierhub.mv.db");
        try (HikariDataSource pool = Connections.pool(database, "test");
                Connection connection = pool.getConnection()) {
            assertThat(tables(connection)).contains("TIER").doesNotContain("TIER_OVERRIDE");
        }
        execute("DROP VIEW tag_given");
        itKeepsItsRowsAndNothingIsLeftBesideIt();
    }

    @Test
    void withoutRoomForACopyTheStartIsRefusedInWordsAndTriedAgain() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("upgrading-tierhub.mv.db/x"));
        assertThatThrownBy(() -> Samples.open(folder))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refused -> assertThat(refused.gone()).isTrue())
                .hasMessageContaining("tierhub.mv.db cannot be copied")
                .hasMessageContaining("Is the disk full?");
        Files.delete(inTheWay);
        itKeepsItsRowsAndNothingIsLeftBesideIt();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = TestDatabase.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT ARRAY_AGG(table_name) FROM information_schema.tables")) {
            rows.next();
            return Stream.of((Object[]) rows.getArray(1).getArray())
                    .map(String::valueOf)
                    .toList();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
