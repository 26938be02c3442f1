package io.tierhub.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static @Nullable EmbeddedPostgres server;

    private TestDatabase() {}

    /** Whether the tests of this process run on PostgreSQL. */
    public static boolean isPostgres() {
        return System.getProperty("tierhub.test.store", "h2").equals("postgresql");
    }

    /** The database of a folder. */
    public static StoreSettings of(Path folder) {
        return isPostgres() ? postgres(folder) : StoreSettings.inFolder(folder);
    }

    /** The same, where H2 need not outlive its last connection: in memory. */
    public static StoreSettings inMemory(Path folder) {
        return isPostgres() ? postgres(folder) : new StoreSettings("jdbc:h2:mem:" + folder.getFileName(), "tierhub", "");
    }

    /** The database of the home in a folder, as it is unless its configuration names another. */
    public static StoreSettings ofHome(Path home) {
        return isPostgres() ? postgres(home) : StoreSettings.inFolder(home.resolve("data"));
    }

    /** A PostgreSQL database of a folder, made when first asked for. */
    public static StoreSettings postgres(Path folder) {
        return KNOWN.computeIfAbsent(folder.toAbsolutePath(), each -> create("hub" + KNOWN.size()));
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

    private static StoreSettings create(String name) {
        String url = "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/";
        try (Connection admin = DriverManager.getConnection(url + "postgres", "postgres", "postgres");
                var statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new StoreSettings(url + name, "postgres", "postgres");
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
