package io.tierhub.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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

    /** Puts values as their types say: numbers, texts, bytes, arrays of numbers and texts, names of constants. */
    void putAll(@Nullable Object... values) throws SQLException {
        for (Object value : values) {
            if (value instanceof String text) {
                put(text);
            } else if (value instanceof Long number) {
                put(number.longValue());
            } else if (value instanceof Integer number) {
                put(number.intValue());
            } else if (value instanceof Double number) {
                put(number.doubleValue());
            } else if (value instanceof Boolean yes) {
                put(yes.booleanValue());
            } else if (value instanceof byte[] bytes) {
                put(bytes);
            } else if (value instanceof Enum<?> constant) {
                put(constant.name());
            } else if (value == null) {
                putNull(Types.NULL);
            } else {
                statement.setArray(++at, array(value));
            }
        }
    }

    private Array array(Object values) throws SQLException {
        if (values instanceof long[] numbers) {
            return statement
                    .getConnection()
                    .createArrayOf("int8", LongStream.of(numbers).boxed().toArray());
        }
        if (values instanceof int[] numbers) {
            return statement
                    .getConnection()
                    .createArrayOf("int4", IntStream.of(numbers).boxed().toArray());
        }
        if (values instanceof String[] texts) {
            return statement.getConnection().createArrayOf("varchar", texts);
        }
        throw new IllegalArgumentException(
                "a statement takes no " + values.getClass().getSimpleName());
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
