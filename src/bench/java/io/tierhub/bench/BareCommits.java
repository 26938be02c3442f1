package io.tierhub.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One row a commit, as durable as the hub's own, in an H2 file that holds nothing else: handed to the disk once a second. */
final class BareCommits implements AutoCloseable {
    private final Connection database;
    private final PreparedStatement insert;
    private final FileChannel disk;
    private final ScheduledExecutorService syncing = Executors.newSingleThreadScheduledExecutor();

    BareCommits(Path file) throws SQLException, IOException {
        database = DriverManager.getConnection("jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0");
        try (var statement = database.createStatement()) {
            statement.execute("CREATE TABLE event (id VARCHAR(40) PRIMARY KEY, content VARCHAR(1000))");
        }
        insert = database.prepareStatement("INSERT INTO event VALUES (?, ?)");
        disk = FileChannel.open(Path.of(file.toAbsolutePath() + ".mv.db"), StandardOpenOption.WRITE);
        var unused = syncing.scheduleWithFixedDelay(this::sync, 1, 1, TimeUnit.SECONDS);
    }

    synchronized void commit(String id) throws SQLException {
        insert.setString(1, id);
        insert.setString(2, "x".repeat(600));
        insert.executeUpdate();
    }

    private void sync() {
        try {
            disk.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        syncing.shutdown();
        database.close();
        disk.close();
    }
}
