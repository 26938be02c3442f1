package io.tierhub.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The databases of tests: a file in the test's folder, or with {@code -Dtierhub.test.store=postgresql} one of a
 * PostgreSQL server that runs as long as this process. The same folder always has the same database.
 */
public final class TestDatabase {
    private static final Map<Path, StoreSettings> KNOWN = new ConcurrentHashMap<>();
    private static final String FILE = "tierhub.mv.db";
    private static final String TABLES = "tables";
    private static @Nullable EmbeddedPostgres server;
    private static @Nullable String tables;

    private TestDatabase() {}

    /** Whether the tests of this process run on PostgreSQL. */
    public static boolean isPostgres() {
        return System.getProperty("tierhub.test.store", "h2").equals("postgresql");
    }

    /** The database of a folder. */
    public static StoreSettings of(Path folder) {
        return isPostgres() ? postgres(folder) : StoreSettings.inFolder(folder);
    }

    /** The database of the home in a folder, as it is unless its configuration names another. */
    public static StoreSettings ofHome(Path home) {
        return isPostgres() ? postgres(home) : StoreSettings.inFolder(home.resolve("data"));
    }

    /** The database of a folder, in which a hub finds its tables; making them takes many times as long as most tests. */
    public static StoreSettings withTables(Path folder) {
        if (isPostgres()) {
            return KNOWN.computeIfAbsent(folder.toAbsolutePath(), each -> create(next() + " TEMPLATE " + tables()));
        }
        StoreSettings database = StoreSettings.inFolder(folder);
        try {
            Path file = Files.createDirectories(folder).resolve(FILE);
            if (!Files.exists(file)) {
                Files.copy(Path.of(tables()), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return database;
    }

    /** {@link #ofHome}, in which a hub finds its tables. */
    public static StoreSettings ofHomeWithTables(Path home) {
        return withTables(isPostgres() ? home : home.resolve("data"));
    }

    /** A database that has nothing but a hub's tables: its name, or its file. */
    private static synchronized String tables() {
        if (tables == null) {
            try {
                Path folder = Files.createTempDirectory("tables");
                StoreSettings database = isPostgres() ? create(TABLES) : StoreSettings.inFolder(folder);
                Store.open(database, "test").close();
                folder.toFile().deleteOnExit();
                folder.resolve(FILE).toFile().deleteOnExit(); // before its folder
                tables = isPostgres() ? TABLES : folder.resolve(FILE).toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return tables;
    }

    private static String next() {
        return "hub" + KNOWN.size();
    }

    /** A PostgreSQL database of a folder, made when first asked for. */
    public static StoreSettings postgres(Path folder) {
        return KNOWN.computeIfAbsent(folder.toAbsolutePath(), each -> create(next()));
    }

    /** The lines of {@code config/application.properties} that give a home the database of its folder. */
    public static List<String> properties(StoreSettings database) {
        return List.of(
                "tierhub.database.url=" + database.url(),
                "tierhub.database.user=" + database.user(),
                "tierhub.database.password=" + database.password());
    }

    /** A connection past all code of the hub. */
    public static Connection connect(StoreSettings database) throws SQLException {
        boolean h2 = Dialect.of(database.url()) == Dialect.H2;
        return DriverManager.getConnection(
                h2 ? Durability.url(database.url()) : database.url(), database.user(), database.password());
    }

    /** The port of the server, for what stands between it and a hub. */
    public static int port() {
        return server().getPort();
    }

    /** @param name of the new database, and what follows it in the statement */
    private static StoreSettings create(String name) {
        String url = "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/";
        try (Connection admin = DriverManager.getConnection(url + "postgres", "postgres", "postgres");
                var statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new StoreSettings(url + name.split(" ")[0], "postgres", "postgres");
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres running = server;
        if (running == null) {
            try {
                // Processes of the hub are killed, never the server: it may leave the disk alone.
                running = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = running;
        }
        return running;
    }
}
