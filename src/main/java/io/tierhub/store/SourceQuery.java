package io.tierhub.store;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a user's query. The query stands as a derived table in statements of the hub's own, so that bounds, order
 * and limit are the hub's, and no query can get them wrong.
 */
public final class SourceQuery {
    private final SourceDatabase database;
    private final String rows;
    private final List<SourceCells> columns = new ArrayList<>();
    private @Nullable ResultSet answer;

    /**
     * Rows in the order of a stamp and an id.
     *
     * @param stamp of the last one, as the database stores it (in UTC where it stores a zone); null: there are none
     * @param id of the last one
     */
    public record Keyed(
            List<String[]> cells,
            @Nullable LocalDateTime stamp,
            @Nullable String id) {}

    SourceQuery(SourceDatabase database, String select) {
        this.database = database;
        this.rows = "SELECT * FROM (\n" + select + "\n) hub_rows";
        database.run(on -> {
            try (PreparedStatement statement = database.prepare(on, rows + " WHERE 1 = 0");
                    ResultSet none = statement.executeQuery()) {
                ResultSetMetaData described = none.getMetaData();
                for (int at = 1; at <= described.getColumnCount(); at++) {
                    columns.add(SourceCells.of(described, at, database.zone()));
                }
                return columns;
            }
        });
    }

    /** The names of the columns. */
    public List<String> columns() {
        return columns.stream().map(SourceCells::name).toList();
    }

    /** Whether a column holds days, without times. */
    public boolean isDay(String column) {
        return columns.get(find("cursor", column)).kind() == SourceCells.Kind.DAY;
    }

    /**
     * What the clock of the database says, as the database would store it in a column: in UTC where that stores a zone.
     *
     * @param zone of times without one
     */
    public LocalDateTime clock(String column, ZoneId zone) {
        Instant now = database.clock();
        boolean moment = columns.get(find("cursor", column)).kind() == SourceCells.Kind.MOMENT;
        return LocalDateTime.ofInstant(now, moment ? ZoneOffset.UTC : zone);
    }

    /** Whether some row has no value in a column. */
    public boolean lacks(String column) {
        String sql = rows + " WHERE " + quoted(find("cursor", column)) + " IS NULL";
        return database.run(on -> {
            try (PreparedStatement statement = database.prepare(on, sql)) {
                statement.setMaxRows(1);
                try (ResultSet found = statement.executeQuery()) {
                    return found.next();
                }
            }
        });
    }

    /**
     * The first rows behind a point, by a stamp and an id.
     *
     * @param from the least stamp; null: there is none
     * @param afterId the row of that stamp and this id, and those before it, are left out; null: none is
     * @param bound the greatest stamp
     */
    public Keyed keyed(
            String stamp,
            String id,
            @Nullable LocalDateTime from,
            @Nullable String afterId,
            LocalDateTime bound,
            int limit) {
        int stampAt = find("cursor.time", stamp);
        int idAt = find("cursor.id", id);
        String stamped = quoted(stampAt);
        String ided = quoted(idAt);
        String sql = rows + " WHERE " + stamped + " <= ?"
                + (from == null ? "" : " AND " + stamped + " >= ?")
                + (afterId == null ? "" : " AND (" + stamped + " > ? OR " + ided + " > ?)")
                + " ORDER BY " + stamped + ", " + ided + " "
                + database.dialect().limit(limit);
        Keyed page = database.run(on -> {
            try (PreparedStatement statement = database.prepare(on, sql)) {
                put(statement, 1, stampAt, bound);
                if (from != null) {
                    put(statement, 2, stampAt, from);
                    if (afterId != null) {
                        put(statement, 3, stampAt, from);
                        put(statement, 4, idAt, afterId);
                    }
                }
                try (ResultSet found = statement.executeQuery()) {
                    return keyed(found, stampAt, idAt);
                }
            }
        });
        database.release();
        return page;
    }

    private Keyed keyed(ResultSet found, int stampAt, int idAt) throws SQLException {
        List<String[]> cells = new ArrayList<>();
        LocalDateTime stamp = null;
        String id = null;
        while (found.next()) {
            cells.add(row(found));
            stamp = columns.get(stampAt).stamp(found, stampAt + 1);
            id = columns.get(idAt).text(found, idAt + 1);
        }
        return new Keyed(cells, stamp, id);
    }

    /** The next rows of all that there are, in no order; none at the end. Whoever closes the database ends it. */
    public List<String[]> next(int limit) {
        return database.run(on -> {
            ResultSet open = answer;
            if (open == null) {
                open = database.prepare(on, rows).executeQuery();
                answer = open;
            }
            List<String[]> cells = new ArrayList<>();
            while (cells.size() < limit && open.next()) {
                cells.add(row(open));
            }
            return cells;
        });
    }

    private String[] row(ResultSet from) throws SQLException {
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = columns.get(i).text(from, i + 1);
        }
        return cells;
    }

    private void put(PreparedStatement to, int parameter, int column, LocalDateTime stamp) throws SQLException {
        to.setObject(
                parameter,
                switch (columns.get(column).kind()) {
                    case DAY -> stamp.toLocalDate();
                    case MOMENT -> stamp.atOffset(ZoneOffset.UTC);
                    default -> stamp;
                });
    }

    private void put(PreparedStatement to, int parameter, int column, String id) throws SQLException {
        int type = columns.get(column).type();
        switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                to.setLong(parameter, Long.parseLong(id));
            case Types.DECIMAL, Types.NUMERIC -> to.setBigDecimal(parameter, new BigDecimal(id));
            case Types.OTHER -> to.setObject(parameter, id, Types.OTHER);
            default -> to.setString(parameter, id);
        }
    }

    private int find(String what, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw SourceDown.noColumn(what, name, columns());
    }

    /** As the database itself writes the name: who typed it need not care about case. */
    private String quoted(int column) {
        return database.run(on -> {
            String quote = on.getMetaData().getIdentifierQuoteString().strip();
            String name = columns.get(column).name();
            return quote.isEmpty() ? name : quote + name.replace(quote, quote + quote) + quote;
        });
    }
}
