package io.tierhub.bench;

import io.tierhub.store.StoreSettings;
import io.tierhub.store.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A server for the time of one benchmark, with the settings that docs/guide.md names, whose commits survive a power cut. */
final class PostgresStore implements BenchStore {
    private static final String USER = "postgres";

    /** All tables of a hub, with their indexes; without what an empty database holds. */
    private static final String TABLES_SIZE = "SELECT CAST(SUM(pg_total_relation_size(oid)) AS BIGINT) FROM pg_class"
            + " WHERE relkind = 'r' AND relnamespace = CAST('public' AS regnamespace)";

    private final Path folder = Files.createTempDirectory("tierhub-bench-postgresql");
    private final EmbeddedPostgres server;
    private final Connection admin;
    private int databases;

    PostgresStore() throws IOException, SQLException {
        // It is made for tests, and so begins without synchronous commits. A server that has run for a while writes
        // over
        // old segments of its log; a new one would count each twice, as it fills them with zeros first.
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("wal_init_zero", "off")
                .setServerConfig("wal_compression", "on")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min")
                .start();
        admin = connect(USER);
    }

    @Override
    public String described() throws SQLException {
        return SqlText.text(
                admin,
                "SELECT 'PostgreSQL ' || current_setting('server_version') || ': ' || string_agg(name || ' '"
                        + " || current_setting(name), ', ' ORDER BY name) FROM pg_settings WHERE name IN ('fsync',"
                        + " 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size', 'checkpoint_timeout',"
                        + " 'wal_compression', 'wal_init_zero')");
    }

    @Override
    public List<String> properties() throws SQLException {
        return TestDatabase.properties(new StoreSettings(url(create("")), USER, USER));
    }

    /** A connection to an empty database. */
    Connection database() throws SQLException {
        return connect(create(""));
    }

    /** Makes a database; the text goes on after its name. */
    private String create(String like) throws SQLException {
        String name = "bench" + ++databases;
        SqlText.run(admin, "CREATE DATABASE " + name + like);
        return name;
    }

    /** Of all processes of the server, after what it holds in memory is on disk. */
    @Override
    public Written written() throws SQLException {
        SqlText.run(admin, "CHECKPOINT");
        long postmaster = SqlText.number(admin, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)");
        long log = SqlText.number(admin, "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')");
        long all = 0;
        for (long pid : processes(postmaster)) {
            long one = ProcessBytes.written(Path.of("/proc", Long.toString(pid)));
            all = one < 0 || all < 0 ? -1 : all + one;
        }
        return new Written(all, log);
    }

    private static long[] processes(long postmaster) {
        ProcessHandle parent = ProcessHandle.of(postmaster).orElseThrow();
        return Stream.concat(Stream.of(parent), parent.descendants())
                .mapToLong(ProcessHandle::pid)
                .toArray();
    }

    @Override
    public long size(BenchHome home) throws SQLException {
        try (Connection database = connect(nameOf(home))) {
            return SqlText.number(database, TABLES_SIZE);
        }
    }

    @Override
    public long compacted(BenchHome home) throws SQLException {
        String copy = create(" TEMPLATE " + nameOf(home));
        long size;
        try (Connection database = connect(copy)) {
            SqlText.run(database, "VACUUM FULL");
            size = SqlText.number(database, TABLES_SIZE);
        }
        SqlText.run(admin, "DROP DATABASE " + copy);
        return size;
    }

    @Override
    public Bare bare(BenchHome home) throws SQLException {
        try (Connection source = connect(nameOf(home));
                Connection target = connect(create(""))) {
            SqlText.run(source, "VACUUM"); // else reading a row for the first time writes its page
            Written before = written();
            target.setAutoCommit(false);
            double rows = BareCopy.table(source, target, "source_record") + BareCopy.table(source, target, "customer");
            double indexes = TableShape.index(target);
            return new Bare("COPY", rows, indexes, 0, written().since(before));
        }
    }

    private static String nameOf(BenchHome home) {
        String url = home.config().database().url();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, USER);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /** Stops the server and takes its folder away. */
    @Override
    public void close() throws IOException, SQLException {
        admin.close();
        server.close();
        BenchHome.delete(folder);
    }
}
