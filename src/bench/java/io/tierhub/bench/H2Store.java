package io.tierhub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A file of the home's, which this process writes itself. */
final class H2Store implements BenchStore {
    private static final Path SELF = Path.of("/proc/self");

    /** The settings of a hub's store. */
    private static final String OPTIONS = ";CACHE_SIZE=65536;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";

    @Override
    public String described() {
        return "H2";
    }

    @Override
    public List<String> properties() {
        return List.of();
    }

    @Override
    public Written written() {
        return new Written(ProcessBytes.written(SELF), 0);
    }

    @Override
    public long size(BenchHome home) throws IOException {
        return Files.size(home.database());
    }

    @Override
    public long compacted(BenchHome home) throws IOException, SQLException {
        Path copy = home.file("compact.mv.db");
        Files.copy(home.database(), copy);
        try (Connection connection = connect(home.file("compact"));
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        }
        long size = Files.size(copy);
        Files.delete(copy);
        return size;
    }

    @Override
    public Bare bare(BenchHome home) throws SQLException {
        Written before = written();
        try (Connection source = connect(home.config().data().resolve("tierhub"));
                Connection target = connect(home.file("bare"))) {
            target.setAutoCommit(false);
            BareInserts inserts = new BareInserts(source, target);
            double rows = inserts.table("source_record") + inserts.table("customer");
            long from = BareInserts.cpuNanos();
            double indexes = TableShape.index(target);
            double cpu = (inserts.cpu() + BareInserts.cpuNanos() - from) / 1e9;
            return new Bare("batched inserts", rows, indexes, cpu, written().since(before));
        }
    }

    /** @param database a file {@code NAME.mv.db}, without that ending */
    private static Connection connect(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + database.toAbsolutePath() + OPTIONS, "tierhub", "");
    }

    @Override
    public void close() {}
}
