package io.tierhub.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table as bytes that no database product is needed for: the columns' names and kinds, then for each row
 * a 1 and its values, then a 0. A value is a byte that tells whether it is there, and its content.
 */
record TableRows(String table, List<String> columns, String kinds) {
    private static final int BATCH_BYTES = 8 << 20;

    /** The tables of the hub, whatever release made them; who may write is no matter of what is written. */
    static List<String> tables(Sql sql) {
        return sql.list(
                "SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA"
                        + " AND table_type = 'BASE TABLE' AND LOWER(table_name) NOT IN ('flyway_schema_history', 'lease') ORDER BY 1",
                Columns::text);
    }

    static TableRows of(Sql sql, String table) {
        List<String> names = new ArrayList<>();
        StringBuilder kinds = new StringBuilder();
        sql.list(
                "SELECT LOWER(column_name), data_type FROM information_schema.columns"
                        + " WHERE table_schema = CURRENT_SCHEMA AND LOWER(table_name) = ? ORDER BY ordinal_position",
                row -> names.add(row.text()) && kinds.append(kind(row.text())).length() > 0,
                table);
        return new TableRows(table, List.copyOf(names), kinds.toString());
    }

    private static char kind(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "BIGINT", "INTEGER", "SMALLINT" -> 'n';
            case "DOUBLE PRECISION" -> 'd';
            case "BOOLEAN" -> 'b';
            case "CHARACTER VARYING", "TEXT" -> 't';
            case "BINARY VARYING", "BYTEA" -> 'x';
            default -> throw new IllegalStateException("a backup knows no columns of type " + type);
        };
    }

    /** Writes all rows; how many. */
    long write(Sql sql, DataOutputStream to) throws IOException {
        to.writeUTF(String.join(",", columns));
        to.writeUTF(kinds);
        long[] rows = {0};
        sql.stream("SELECT " + names() + " FROM " + table, row -> row, row -> {
            try {
                to.writeByte(1);
                for (int i = 0; i < kinds.length(); i++) {
                    writeValue(row, kinds.charAt(i), to);
                }
                rows[0]++;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (SQLException failed) {
                throw StoreException.of(failed, "the backup of " + table);
            }
        });
        to.writeByte(0);
        return rows[0];
    }

    private String names() {
        return String.join(", ", columns);
    }

    private static void writeValue(Columns row, char kind, DataOutputStream to) throws IOException, SQLException {
        switch (kind) {
            case 'n' -> {
                Long value = row.longOrNull();
                to.writeBoolean(value != null);
                if (value != null) {
                    to.writeLong(value);
                }
            }
            case 'd' -> {
                Double value = row.doubleOrNull();
                to.writeBoolean(value != null);
                if (value != null) {
                    to.writeDouble(value);
                }
            }
            case 'b' -> {
                to.writeBoolean(true);
                to.writeBoolean(row.aBoolean());
            }
            case 't' -> {
                String value = row.textOrNull();
                writeBytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8), to);
            }
            default -> writeBytes(row.bytes(), to);
        }
    }

    private static void writeBytes(byte @Nullable [] value, DataOutputStream to) throws IOException {
        to.writeBoolean(value != null);
        if (value != null) {
            to.writeInt(value.length);
            to.write(value);
        }
    }

    /** What {@link #write} wrote before the rows. */
    static TableRows header(String table, DataInputStream from) throws IOException {
        return new TableRows(table, List.of(from.readUTF().split(",", -1)), from.readUTF());
    }

    /** Reads all rows, and inserts them in batches where there is a database; how many. */
    long read(DataInputStream from, @Nullable Sql sql) throws IOException {
        String into = table + " (" + names() + ")";
        List<@Nullable Object[]> batch = new ArrayList<>();
        long bytes = 0;
        long rows = 0;
        while (from.readByte() == 1) {
            @Nullable Object[] row = new @Nullable Object[kinds.length()];
            for (int i = 0; i < row.length; i++) {
                row[i] = readValue(kinds.charAt(i), from);
                bytes +=
                        row[i] instanceof byte[] blob ? blob.length : row[i] instanceof String text ? text.length() : 8;
            }
            rows++;
            if (sql != null) {
                batch.add(row);
                if (batch.size() == Sql.BATCH || bytes > BATCH_BYTES) {
                    insert(sql, into, batch);
                    bytes = 0;
                }
            }
        }
        if (sql != null) {
            insert(sql, into, batch);
        }
        return rows;
    }

    private void insert(Sql sql, String into, List<@Nullable Object[]> batch) {
        sql.append(into, batch, (to, row) -> {
            for (int i = 0; i < kinds.length(); i++) {
                to.putAny(row[i], kinds.charAt(i));
            }
        });
        batch.clear();
    }

    private static @Nullable Object readValue(char kind, DataInputStream from) throws IOException {
        if (!from.readBoolean()) {
            return null;
        }
        return switch (kind) {
            case 'n' -> from.readLong();
            case 'd' -> from.readDouble();
            case 'b' -> from.readBoolean();
            case 't' -> new String(bytes(from), StandardCharsets.UTF_8);
            case 'x' -> bytes(from);
            default -> throw new BackupRefused("the backup is of a newer release: it has columns of kind " + kind);
        };
    }

    private static byte[] bytes(DataInputStream from) throws IOException {
        int length = from.readInt();
        if (length < 0) {
            throw new IOException("a value of less than no bytes");
        }
        byte[] bytes = from.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("a value ends early");
        }
        return bytes;
    }
}
