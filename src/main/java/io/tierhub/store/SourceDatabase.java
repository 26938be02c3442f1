package io.tierhub.store;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** One read-only connection to the database of a source. For one pull, and one thread. */
public final class SourceDatabase implements AutoCloseable {
    /** How much longer than a statement the connection may say nothing. */
    private static final int GRACE_MS = 5_000;

    private final JdbcSettings settings;
    private final SourceDialect dialect;
    private final Connection connection;

    private SourceDatabase(JdbcSettings settings, SourceDialect dialect, Connection connection) {
        this.settings = settings;
        this.dialect = dialect;
        this.connection = connection;
    }

    /** What is done on the connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** @throws SourceDown when it cannot be reached, or refuses */
    public static SourceDatabase open(JdbcSettings settings, SourceDrivers drivers) {
        SourceDialect dialect = SourceDialect.of(settings.url());
        try {
            Connection connection = drivers.connect(settings, dialect.options(settings));
            SourceDatabase database = new SourceDatabase(settings, dialect, connection);
            try {
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                limitSilence(connection, (int) settings.timeout().toMillis() + GRACE_MS);
            } catch (SQLException | RuntimeException refused) {
                database.close();
                throw refused;
            }
            return database;
        } catch (SQLException fault) {
            throw SourceDown.of(fault, settings);
        }
    }

    private static void limitSilence(Connection connection, int ms) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, ms);
        } catch (SQLFeatureNotSupportedException never) {
            // A driver without a network, or one whose own options say it.
        }
    }

    /** Begins to read what a query gives. */
    public SourceQuery query(String select) {
        return new SourceQuery(this, select);
    }

    /** What the clock of the database says. */
    Instant clock() {
        return run(on -> {
            try (PreparedStatement statement = prepare(on, dialect.clock());
                    ResultSet answer = statement.executeQuery()) {
                answer.next();
                SourceCells.Kind kind =
                        SourceCells.of(answer.getMetaData(), 1, null).kind();
                return kind == SourceCells.Kind.MOMENT
                        ? answer.getObject(1, OffsetDateTime.class).toInstant()
                        : answer.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
            }
        });
    }

    SourceDialect dialect() {
        return dialect;
    }

    @Nullable ZoneId zone() {
        return settings.zone();
    }

    PreparedStatement prepare(Connection on, String sql) throws SQLException {
        PreparedStatement statement = on.prepareStatement(sql);
        statement.setQueryTimeout((int) settings.timeout().toSeconds());
        statement.setFetchSize(dialect.fetchRows());
        return statement;
    }

    <T> T run(Work<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException fault) {
            throw SourceDown.of(fault, settings);
        } catch (UncheckedIOException broken) {
            throw SourceDown.of(new SQLException("a text broke off", "08000", broken), settings);
        }
    }

    /** Lets go of what the database holds for a statement that is at its end. */
    void release() {
        run(on -> {
            on.rollback();
            return on;
        });
    }

    /** Never raises: what was read was read. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            // It broke before: whoever read from it has been told.
        }
    }
}
