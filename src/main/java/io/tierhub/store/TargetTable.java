package io.tierhub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A table of another database that is updated, and read, one transaction a call. */
public final class TargetTable {
    private final JdbcSettings settings;
    private final String update;
    private final SourceDrivers drivers;
    private final SourceDialect dialect;

    /** @param update the statement, with a question mark for each parameter */
    public TargetTable(JdbcSettings settings, String update, SourceDrivers drivers) {
        this.settings = settings;
        this.update = update;
        this.drivers = drivers;
        this.dialect = SourceDialect.of(settings.url());
    }

    /** A row that the database refuses for what it holds; nothing of the call was written. */
    public static final class RowRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RowRefused(String state) {
            super("the database refuses a value (" + state + ")");
        }
    }

    /**
     * Updates the rows of all these parameters, or none.
     *
     * @return whether each of them had a row
     * @throws RowRefused if a row is at fault
     * @throws SourceDown if the database is
     */
    public boolean[] update(List<List<@Nullable String>> parameters) {
        return inOne(update, statement -> run(statement, parameters));
    }

    /** What one row holds: its value may be missing, too. */
    public record Found(boolean there, @Nullable String value) {}

    /**
     * The first column of the row of each of these parameters.
     *
     * @throws RowRefused if a parameter is at fault
     * @throws SourceDown if the database is
     */
    public List<Found> select(String query, List<List<@Nullable String>> parameters) {
        return inOne(query, statement -> {
            List<Found> found = new ArrayList<>(parameters.size());
            for (List<@Nullable String> row : parameters) {
                bind(statement, row);
                try (ResultSet rows = statement.executeQuery()) {
                    boolean there = rows.next();
                    found.add(new Found(there, there ? rows.getString(1) : null));
                }
            }
            return found;
        });
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T inOne(String sql, Work<T> work) {
        try (Connection connection = drivers.connect(settings, options())) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setQueryTimeout((int) settings.timeout().toSeconds());
                T done = work.with(statement);
                connection.commit();
                return done;
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (SQLException fault) {
            String state = String.valueOf(fault.getSQLState());
            if (state.startsWith("22") || state.startsWith("23")) {
                throw new RowRefused(state);
            }
            throw SourceDown.of(fault, settings);
        }
    }

    private Properties options() {
        Properties options = dialect.options(settings);
        if (dialect == SourceDialect.POSTGRESQL) {
            options.setProperty("ApplicationName", "tierhub push");
        }
        return options;
    }

    private boolean[] run(PreparedStatement statement, List<List<@Nullable String>> parameters) throws SQLException {
        for (List<@Nullable String> row : parameters) {
            bind(statement, row);
            statement.addBatch();
        }
        int[] counts = statement.executeBatch();
        boolean[] had = new boolean[counts.length];
        for (int i = 0; i < counts.length; i++) {
            had[i] = counts[i] > 0 || counts[i] == Statement.SUCCESS_NO_INFO;
        }
        return had;
    }

    private void bind(PreparedStatement statement, List<@Nullable String> row) throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            bind(statement, i + 1, row.get(i));
        }
    }

    /** PostgreSQL compares no text with a number; without a type, it takes that of the column. */
    private void bind(PreparedStatement statement, int at, @Nullable String value) throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.NULL);
        } else if (dialect == SourceDialect.POSTGRESQL) {
            statement.setObject(at, value, Types.OTHER);
        } else {
            statement.setString(at, value);
        }
    }
}
