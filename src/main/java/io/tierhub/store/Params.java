package io.tierhub.store;

import io.tierhub.vocabulary.PartyType;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The values of one row, put in the order of the columns or question marks that they are for. */
abstract class Params {
    abstract Params put(long value) throws SQLException;

    abstract Params put(int value) throws SQLException;

    abstract Params put(boolean value) throws SQLException;

    abstract Params put(@Nullable String value) throws SQLException;

    abstract Params put(byte[] value) throws SQLException;

    abstract Params put(double value) throws SQLException;

    abstract Params putNull(int type) throws SQLException;

    Params put(@Nullable Double value) throws SQLException {
        return value == null ? putNull(Types.DOUBLE) : put((double) value);
    }

    Params put(@Nullable Enum<?> value) throws SQLException {
        return put(value == null ? null : value.name());
    }

    Params put(PartyType type) throws SQLException {
        return put(Codes.of(type));
    }

    Params putInt(@Nullable Integer value) throws SQLException {
        return value == null ? putNull(Types.INTEGER) : put((int) value);
    }

    /** Record ids begin at 1: 0 stands for none and is stored as NULL. */
    Params putRecord(int id) throws SQLException {
        return id == 0 ? putNull(Types.INTEGER) : put(id);
    }

    /** Likewise numbers of customers and decisions. */
    Params putLongUnlessZero(long number) throws SQLException {
        return number == 0 ? putNull(Types.BIGINT) : put(number);
    }

    /** A value of a kind that {@link TableRows} knows. */
    Params putAny(@Nullable Object value, char kind) throws SQLException {
        if (value instanceof Long number) {
            return put((long) number);
        }
        if (value instanceof Double number) {
            return put((double) number);
        }
        if (value instanceof Boolean flag) {
            return put((boolean) flag);
        }
        if (value instanceof byte[] bytes) {
            return put(bytes);
        }
        if (value instanceof String text) {
            return put(text);
        }
        return putNull(
                switch (kind) {
                    case 'n' -> Types.BIGINT;
                    case 'd' -> Types.DOUBLE;
                    case 'b' -> Types.BOOLEAN;
                    case 't' -> Types.VARCHAR;
                    default -> Types.VARBINARY;
                });
    }
}
