package io.tierhub.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The columns of one row of an answer, read in the order of the select list. */
final class Columns {
    private final ResultSet answer;
    private int at;

    Columns(ResultSet answer) {
        this.answer = answer;
    }

    void rewind() {
        at = 0;
    }

    long aLong() throws SQLException {
        return answer.getLong(++at);
    }

    int anInt() throws SQLException {
        return answer.getInt(++at);
    }

    boolean aBoolean() throws SQLException {
        return answer.getBoolean(++at);
    }

    double aDouble() throws SQLException {
        return answer.getDouble(++at);
    }

    String text() throws SQLException {
        return answer.getString(++at);
    }

    @Nullable String textOrNull() throws SQLException {
        return answer.getString(++at);
    }

    byte[] bytes() throws SQLException {
        return answer.getBytes(++at);
    }

    byte @Nullable [] bytesOrNull() throws SQLException {
        return answer.getBytes(++at);
    }

    @Nullable Double doubleOrNull() throws SQLException {
        double value = answer.getDouble(++at);
        return answer.wasNull() ? null : value;
    }

    @Nullable Integer intOrNull() throws SQLException {
        int value = answer.getInt(++at);
        return answer.wasNull() ? null : value;
    }

    @Nullable Long longOrNull() throws SQLException {
        long value = answer.getLong(++at);
        return answer.wasNull() ? null : value;
    }
}
