package io.tierhub.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into PostgreSQL by COPY in its text format: columns end in a tab, rows in a line feed, and a backslash
 * escapes these and itself. Source: PostgreSQL's documentation of COPY, "Text Format".
 */
final class CopyRows extends Params {
    /** Bytes handed to the driver at once. */
    private static final int BLOCK = 1 << 16;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = {'\\', 'N'};

    private final CopyIn copy;
    private byte[] buffer = new byte[BLOCK * 2];
    private int length;
    private boolean first = true;

    private CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    /**
     * Appends rows to a table.
     *
     * @param into the table and its columns, as in {@code customer (id, name)}
     */
    static <R> void append(Connection connection, String into, List<R> rows, Sql.Binder<? super R> binder)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + into + " FROM STDIN");
        try {
            CopyRows out = new CopyRows(copy);
            for (R row : rows) {
                binder.bind(out, row);
                out.endRow();
            }
            out.flush();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void endRow() throws SQLException {
        room(1)[length++] = '\n';
        first = true;
        if (length >= BLOCK) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (length > 0) {
            copy.writeToCopy(buffer, 0, length);
            length = 0;
        }
    }

    @Override
    Params put(long value) {
        return plain(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    Params put(int value) {
        return put((long) value);
    }

    @Override
    Params put(boolean value) {
        return plain(new byte[] {(byte) (value ? 't' : 'f')});
    }

    @Override
    Params put(double value) {
        return plain(Double.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    Params putNull(int type) {
        return plain(NULL);
    }

    @Override
    Params put(@Nullable String value) {
        if (value == null) {
            return plain(NULL);
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        column(2 * bytes.length);
        for (byte each : bytes) {
            if (each == '\\' || each == '\t' || each == '\n' || each == '\r') {
                buffer[length++] = '\\';
                buffer[length++] = escaped(each);
            } else {
                buffer[length++] = each;
            }
        }
        return this;
    }

    private static byte escaped(byte each) {
        return switch (each) {
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> each;
        };
    }

    @Override
    Params put(byte[] value) {
        column(3 + 2 * value.length);
        buffer[length++] = '\\';
        buffer[length++] = '\\';
        buffer[length++] = 'x';
        for (byte each : value) {
            buffer[length++] = HEX[each >> 4 & 15];
            buffer[length++] = HEX[each & 15];
        }
        return this;
    }

    private Params plain(byte[] text) {
        column(text.length);
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
        return this;
    }

    /** Begins a column that takes so many bytes at most. */
    private void column(int bytes) {
        room(bytes + 1);
        if (!first) {
            buffer[length++] = '\t';
        }
        first = false;
    }

    private byte[] room(int bytes) {
        if (length + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + bytes));
        }
        return buffer;
    }
}
