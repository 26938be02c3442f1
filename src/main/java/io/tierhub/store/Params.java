package io.tierhub.store;

import io.tierhub.vocabulary.PartyType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The parameters of one execution of a prepared statement, put in the order of their question marks. */
final class Params {
    private final PreparedStatement statement;
    private int at;

    Params(PreparedStatement statement) {
        this.statement = statement;
    }

    void rewind() {
        at = 0;
    }

    Params put(long value) throws SQLException {
        statement.setLong(++at, value);
        return this;
    }

    Params put(int value) throws SQLException {
        statement.setInt(++at, value);
        return this;
    }

    Params put(boolean value) throws SQLException {
        statement.setBoolean(++at, value);
        return this;
    }

    Params put(@Nullable String value) throws SQLException {
        statement.setString(++at, value);
        return this;
    }

    Params put(byte[] value) throws SQLException {
        statement.setBytes(++at, value);
        return this;
    }

    Params put(@Nullable Double value) throws SQLException {
        if (value == null) {
            statement.setNull(++at, Types.DOUBLE);
        } else {
            statement.setDouble(++at, value);
        }
        return this;
    }

    Params put(@Nullable Enum<?> value) throws SQLException {
        return put(value == null ? null : value.name());
    }

    Params put(PartyType type) throws SQLException {
        return put(Codes.of(type));
    }

    Params putInt(@Nullable Integer value) throws SQLException {
        if (value == null) {
            statement.setNull(++at, Types.INTEGER);
            return this;
        }
        return put((int) value);
    }

    /** Record ids begin at 1: 0 stands for none and is stored as NULL. */
    Params putRecord(int id) throws SQLException {
        if (id == 0) {
            statement.setNull(++at, Types.INTEGER);
            return this;
        }
        return put(id);
    }

    /** A value of a kind that {@link TableRows} knows. */
    Params putAny(@Nullable Object value, char kind) throws SQLException {
        if (value == null) {
            statement.setNull(
                    ++at,
                    switch (kind) {
                        case 'n' -> Types.BIGINT;
                        case 'd' -> Types.DOUBLE;
                        case 'b' -> Types.BOOLEAN;
                        case 't' -> Types.VARCHAR;
                        default -> Types.VARBINARY;
                    });
        } else {
            statement.setObject(++at, value);
        }
        return this;
    }
}
