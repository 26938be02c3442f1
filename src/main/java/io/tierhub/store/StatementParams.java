package io.tierhub.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The parameters of one execution of a prepared statement. */
final class StatementParams extends Params {
    private final PreparedStatement statement;
    private int at;

    StatementParams(PreparedStatement statement) {
        this.statement = statement;
    }

    void rewind() {
        at = 0;
    }

    @Override
    Params put(long value) throws SQLException {
        statement.setLong(++at, value);
        return this;
    }

    @Override
    Params put(int value) throws SQLException {
        statement.setInt(++at, value);
        return this;
    }

    @Override
    Params put(boolean value) throws SQLException {
        statement.setBoolean(++at, value);
        return this;
    }

    @Override
    Params put(@Nullable String value) throws SQLException {
        statement.setString(++at, value);
        return this;
    }

    @Override
    Params put(byte[] value) throws SQLException {
        statement.setBytes(++at, value);
        return this;
    }

    @Override
    Params put(double value) throws SQLException {
        statement.setDouble(++at, value);
        return this;
    }

    @Override
    Params putNull(int type) throws SQLException {
        statement.setNull(++at, type);
        return this;
    }
}
