package io.tierhub.store;

import io.tierhub.intake.Limits;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column as text, as an export would have them: numbers in plain digits, days and times in ISO 8601, and
 * never through the zone of this machine. No value is the empty text.
 */
final class SourceCells {
    /** Longer binary values are no identifiers, and are left out. */
    static final int BINARY_BYTES = 64;

    private static final int SQLSERVER_OFFSET = -155;

    /** What a column holds, as far as its text is concerned. */
    enum Kind {
        TEXT,
        PADDED,
        LONG_TEXT,
        NUMBER,
        FLOATING,
        BOOLEAN,
        DAY,
        TIME,
        MOMENT,
        BINARY,
        NOTHING
    }

    private final String name;
    private final Kind kind;
    private final int type;
    private final @Nullable ZoneId zone;

    private SourceCells(String name, Kind kind, int type, @Nullable ZoneId zone) {
        this.name = name;
        this.kind = kind;
        this.type = type;
        this.zone = zone;
    }

    /**
     * The column at a position, from 1.
     *
     * @param zone of times without one; null: they stay as they are
     */
    static SourceCells of(ResultSetMetaData columns, int at, @Nullable ZoneId zone) throws SQLException {
        int type = columns.getColumnType(at);
        String product = columns.getColumnTypeName(at).toLowerCase(Locale.ROOT);
        return new SourceCells(columns.getColumnLabel(at), kind(type, product, columns.getPrecision(at)), type, zone);
    }

    private static Kind kind(int type, String product, int precision) {
        return switch (type) {
            case Types.CHAR, Types.NCHAR -> Kind.PADDED;
            case Types.CLOB, Types.NCLOB, Types.LONGVARCHAR, Types.LONGNVARCHAR -> Kind.LONG_TEXT;
            case Types.DECIMAL, Types.NUMERIC -> Kind.NUMBER;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> Kind.FLOATING;
            case Types.BOOLEAN -> Kind.BOOLEAN;
            case Types.BIT -> product.equals("bool") || precision <= 1 ? Kind.BOOLEAN : Kind.TEXT;
            case Types.DATE -> Kind.DAY;
            case Types.TIMESTAMP -> product.equals("timestamptz") ? Kind.MOMENT : Kind.TIME;
            case Types.TIMESTAMP_WITH_TIMEZONE, SQLSERVER_OFFSET -> Kind.MOMENT;
            case Types.BINARY, Types.VARBINARY -> Kind.BINARY;
            case Types.BLOB, Types.LONGVARBINARY -> Kind.NOTHING;
            default -> Kind.TEXT;
        };
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    /** The type, as {@link Types} has it. */
    int type() {
        return type;
    }

    String text(ResultSet row, int at) throws SQLException {
        String text = switch (kind) {
            case NOTHING -> null;
            case PADDED -> unpadded(row.getString(at));
            case LONG_TEXT -> start(row.getCharacterStream(at));
            case NUMBER -> plain(row.getBigDecimal(at));
            case FLOATING -> floating(row.getString(at));
            case BOOLEAN -> truth(row.getBoolean(at), row.wasNull());
            case DAY -> said(row.getObject(at, LocalDate.class));
            case TIME -> time(row.getObject(at, LocalDateTime.class));
            case MOMENT -> said(row.getObject(at, OffsetDateTime.class));
            case BINARY -> hex(row.getBytes(at));
            case TEXT -> row.getString(at);
        };
        return text == null ? "" : text;
    }

    /** The value as a stamp: a time in UTC, or as the database stores it; null where there is none. */
    @Nullable LocalDateTime stamp(ResultSet row, int at) throws SQLException {
        switch (kind) {
            case DAY:
                LocalDate day = row.getObject(at, LocalDate.class);
                return day == null ? null : day.atStartOfDay();
            case MOMENT:
                OffsetDateTime moment = row.getObject(at, OffsetDateTime.class);
                return moment == null
                        ? null
                        : moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
            default:
                return row.getObject(at, LocalDateTime.class);
        }
    }

    /** One character more than a cell may have is enough for the row to be refused. */
    private static @Nullable String start(@Nullable Reader text) {
        if (text == null) {
            return null;
        }
        try (text) {
            char[] start = new char[1024];
            StringBuilder read = new StringBuilder();
            for (int n = text.read(start); n >= 0 && read.length() <= Limits.FIELD_CHARS; n = text.read(start)) {
                read.append(start, 0, n);
            }
            return read.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static @Nullable String unpadded(@Nullable String text) {
        return text == null ? null : text.stripTrailing();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** As the database writes it, but 1.0E7 without its exponent. */
    private static @Nullable String floating(@Nullable String number) {
        if (number == null || number.indexOf('E') < 0 && number.indexOf('e') < 0) {
            return number;
        }
        return new BigDecimal(number).toPlainString();
    }

    private static @Nullable String truth(boolean value, boolean none) {
        return none ? null : Boolean.toString(value);
    }

    private @Nullable String time(@Nullable LocalDateTime time) {
        return time == null || zone == null
                ? said(time)
                : time.atZone(zone).toOffsetDateTime().toString();
    }

    private static @Nullable String said(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null || bytes.length > BINARY_BYTES
                ? null
                : HexFormat.of().formatHex(bytes);
    }
}
