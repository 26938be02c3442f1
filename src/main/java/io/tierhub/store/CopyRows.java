package io.tierhub.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into PostgreSQL by COPY in its binary format, which takes two thirds of the time of its text: a header,
 * for each row the number of its columns, for each column its length and its bytes, a trailer. A number takes as many bytes
 * as its column. Source: PostgreSQL's documentation of COPY, "Binary Format".
 */
final class CopyRows extends Params {
    /** Bytes handed to the driver at once. */
    private static final int BLOCK = 1 << 16;

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int NULL = -1;
    private static final short END = -1;

    private final CopyIn copy;
    private final int[] widths;
    private ByteBuffer buffer = ByteBuffer.allocate(2 * BLOCK);
    private int column;

    private CopyRows(CopyIn copy, int[] widths) {
        this.copy = copy;
        this.widths = widths;
    }

    /**
     * Appends rows to a table.
     *
     * @param into the table and its columns, as in {@code customer (id, name)}
     */
    static <R> void append(Connection connection, String into, List<R> rows, Sql.Binder<? super R> binder)
            throws SQLException {
        int[] widths = widths(connection, into);
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + into + " FROM STDIN (FORMAT binary)");
        try {
            CopyRows out = new CopyRows(copy, widths);
            out.buffer.put(SIGNATURE).putInt(0).putInt(0); // no flags, no extension
            for (R row : rows) {
                out.beginRow();
                binder.bind(out, row);
            }
            out.room(Short.BYTES).putShort(END);
            out.flush();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Bytes of a number in each of the columns; 0 where there are no whole numbers. */
    private static int[] widths(Connection connection, String into) throws SQLException {
        int columns = into.indexOf('(');
        String select =
                "SELECT " + into.substring(columns + 1, into.length() - 1) + " FROM " + into.substring(0, columns);
        try (PreparedStatement shape = connection.prepareStatement(select)) {
            ResultSetMetaData types = shape.getMetaData();
            int[] widths = new int[types.getColumnCount()];
            for (int i = 0; i < widths.length; i++) {
                widths[i] = switch (types.getColumnType(i + 1)) {
                    case Types.SMALLINT -> Short.BYTES;
                    case Types.INTEGER -> Integer.BYTES;
                    case Types.BIGINT -> Long.BYTES;
                    default -> 0;
                };
            }
            return widths;
        }
    }

    private void beginRow() throws SQLException {
        if (buffer.position() >= BLOCK) {
            flush();
        }
        room(Short.BYTES).putShort((short) widths.length);
        column = 0;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    @Override
    Params put(long value) throws SQLException {
        int width = widths[column];
        int unused = Long.SIZE - width * Byte.SIZE;
        if (width == 0 || value << unused >> unused != value) {
            throw new SQLException("a number does not fit its column", "22003");
        }
        ByteBuffer to = next(width);
        switch (width) {
            case Short.BYTES -> to.putShort((short) value);
            case Integer.BYTES -> to.putInt((int) value);
            default -> to.putLong(value);
        }
        return this;
    }

    @Override
    Params put(int value) throws SQLException {
        return put((long) value);
    }

    @Override
    Params put(boolean value) {
        next(1).put((byte) (value ? 1 : 0));
        return this;
    }

    @Override
    Params put(double value) {
        next(Double.BYTES).putDouble(value);
        return this;
    }

    @Override
    Params putNull(int type) {
        next(NULL);
        return this;
    }

    @Override
    Params put(@Nullable String value) {
        return value == null ? putNull(Types.VARCHAR) : put(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    Params put(byte[] value) {
        next(value.length).put(value);
        return this;
    }

    /** Begins the next column: room for a value of so many bytes, or {@link #NULL}. */
    private ByteBuffer next(int length) {
        column++;
        return room(Integer.BYTES + Math.max(0, length)).putInt(length);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int needed = buffer.position() + bytes;
            buffer =
                    ByteBuffer.allocate(Math.max(2 * buffer.capacity(), needed)).put(buffer.flip());
        }
        return buffer;
    }
}
