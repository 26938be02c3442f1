package io.tierhub.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Statements on the connection of one transaction. The tables above it name SQL, parameters and columns, nothing else.
 * Array parameters ({@code long[]}, {@code int[]}, {@code String[]}) are written {@code UNNEST(CAST(? AS BIGINT ARRAY))}.
 */
final class Sql {
    /** Rows sent to the driver at once: bounds its memory. */
    static final int BATCH = 5_000;

    /** Of so many numbers each is looked for: see {@link #upTo}. */
    static final int FEW = 8;

    /** Puts one row's parameters. */
    interface Binder<R> {
        void bind(Params to, R row) throws SQLException;
    }

    /** Makes one row of an answer. */
    interface Mapper<T> {
        T map(Columns from) throws SQLException;
    }

    private final Handle handle;
    private final Dialect dialect;
    private final boolean writes;
    /** Questions that may still be asked. */
    private int left;

    private long written;

    Sql(Handle handle, Dialect dialect) {
        this(handle, dialect, true, Integer.MAX_VALUE);
    }

    private Sql(Handle handle, Dialect dialect, boolean writes, int left) {
        this.handle = handle;
        this.dialect = dialect;
        this.writes = writes;
        this.left = left;
    }

    /** Statements of a transaction that may only read. */
    static Sql reading(Handle handle, Dialect dialect) {
        return new Sql(handle, dialect, false, Integer.MAX_VALUE);
    }

    /** One statement that may only read: it sees one state by itself. */
    static Sql asking(Handle handle, Dialect dialect) {
        return new Sql(handle, dialect, false, 1);
    }

    private Handle toWrite() {
        if (!writes) {
            throw new IllegalStateException("a read must not write; use a transaction");
        }
        return handle;
    }

    private Handle toRead() {
        if (left-- == 0) {
            throw new IllegalStateException("one question has one statement; read several as of one moment");
        }
        return handle;
    }

    /** Runs one statement; the number of rows it touched. */
    int run(String sql, @Nullable Object... args) {
        try (PreparedStatement statement = prepared(toWrite(), sql, args)) {
            int touched = statement.execute() ? 0 : statement.getUpdateCount();
            written += touched;
            return touched;
        } catch (SQLException fault) {
            throw StoreException.of(fault, sql);
        }
    }

    /** Rows that were written so far. */
    long written() {
        return written;
    }

    /** Runs one insert; the identity that the database gave to column {@code id}. */
    long insert(String sql, Object... args) {
        try (PreparedStatement statement = toWrite().getConnection().prepareStatement(sql, new String[] {"id"})) {
            new StatementParams(statement).putAll(args);
            written += statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        } catch (SQLException fault) {
            throw StoreException.of(fault, sql);
        }
    }

    /** Whether the index of a primary key stands apart from its table, as it does in PostgreSQL, so that it may come later. */
    boolean keysApart() {
        return dialect == Dialect.POSTGRESQL;
    }

    /**
     * Gives PostgreSQL the memory to sort for the indexes of this transaction. Else, and when several processes sort for
     * one, it writes what it sorts to files first.
     */
    void sortInMemory() {
        if (dialect == Dialect.POSTGRESQL) {
            handle.execute("SET LOCAL max_parallel_maintenance_workers = 0");
            handle.execute("SELECT set_config('maintenance_work_mem', '256MB', true)"
                    + " WHERE pg_size_bytes(current_setting('maintenance_work_mem')) < pg_size_bytes('256MB')");
        }
    }

    /** Until its end this transaction waits for one that is {@link #alone} with a table, and it waits for this one. */
    void amongOthers(String table) {
        advisory("pg_advisory_xact_lock_shared", table);
    }

    /** Waits until no other transaction is {@link #amongOthers} or alone with a table; none is from then to the end. */
    void alone(String table) {
        advisory("pg_advisory_xact_lock", table);
    }

    /** H2 has one writer at a time anyway. */
    private void advisory(String lock, String table) {
        if (dialect == Dialect.POSTGRESQL) {
            toWrite().execute("SELECT " + lock + "(CAST(CAST('" + table + "' AS regclass) AS oid)::bigint)");
        }
    }

    <T> List<T> list(String sql, Mapper<T> mapper, @Nullable Object... args) {
        List<T> rows = new ArrayList<>();
        select(sql, mapper, rows::add, args);
        return rows;
    }

    /** The only row, or null when there is none. */
    <T> @Nullable T one(String sql, Mapper<T> mapper, @Nullable Object... args) {
        List<T> rows = list(sql, mapper, args);
        if (rows.size() > 1) {
            throw new IllegalStateException("more than one row: " + sql);
        }
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** The number in the only row; 0 where it is NULL. */
    long number(String sql, @Nullable Object... args) {
        return only(list(sql, Columns::aLong, args), sql);
    }

    /**
     * Those of some numbers that are not above the greatest of a table: what is beyond is new, and looking for it in vain costs
     * as much as finding it. A few are given back as they are, since asking for the greatest costs as much too.
     *
     * @param greatest selects that one
     */
    long[] upTo(String greatest, long[] numbers) {
        if (numbers.length <= FEW) {
            return numbers;
        }
        long most = number(greatest);
        return Arrays.stream(numbers).filter(each -> each <= most).toArray();
    }

    private static <T> T only(List<T> rows, String sql) {
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows, not one: " + sql);
        }
        return rows.get(0);
    }

    private <T> void select(String sql, Mapper<T> mapper, Consumer<? super T> sink, @Nullable Object... args) {
        try (PreparedStatement statement = prepared(toRead(), sql, args)) {
            drain(statement, mapper, sink);
        } catch (SQLException fault) {
            throw StoreException.of(fault, sql);
        }
    }

    private static PreparedStatement prepared(Handle handle, String sql, @Nullable Object... args) throws SQLException {
        PreparedStatement statement = handle.getConnection().prepareStatement(sql);
        try {
            new StatementParams(statement).putAll(args);
            return statement;
        } catch (SQLException | RuntimeException fault) {
            statement.close();
            throw fault;
        }
    }

    /** Runs one statement once for every row; how many rows of the table each of them touched. */
    <R> int[] batch(String sql, List<R> rows, Binder<? super R> binder) {
        int[] touched = new int[rows.size()];
        if (rows.isEmpty()) {
            return touched;
        }
        try (PreparedStatement statement = toWrite().getConnection().prepareStatement(sql)) {
            StatementParams params = new StatementParams(statement);
            for (int from = 0; from < rows.size(); from += BATCH) {
                int to = Math.min(rows.size(), from + BATCH);
                for (R row : rows.subList(from, to)) {
                    params.rewind();
                    binder.bind(params, row);
                    statement.addBatch();
                }
                System.arraycopy(statement.executeBatch(), 0, touched, from, to - from);
            }
            written += rows.size();
            return touched;
        } catch (SQLException fault) {
            throw StoreException.of(fault, sql);
        }
    }

    /**
     * Adds rows to a table: by COPY in PostgreSQL, by batches of inserts elsewhere.
     *
     * @param into the table and its columns, as in {@code customer (id, name)}
     */
    <R> void append(String into, List<R> rows, Binder<? super R> binder) {
        if (rows.isEmpty()) {
            return;
        }
        if (dialect != Dialect.POSTGRESQL) {
            batch(insertion(into), rows, binder);
            return;
        }
        try {
            CopyRows.append(toWrite().getConnection(), into, rows, binder);
        } catch (SQLException fault) {
            throw StoreException.of(fault, "COPY " + into);
        }
    }

    private static String insertion(String into) {
        long commas = into.chars().filter(each -> each == ',').count();
        return "INSERT INTO " + into + " VALUES (?" + ", ?".repeat((int) commas) + ")";
    }

    /**
     * Updates each row and adds those that touched nothing. The update's parameters are the columns of {@code into}, the
     * key's last. No two rows may have the same key.
     */
    <R> void upsert(String update, String into, List<R> rows, Binder<? super R> binder) {
        int[] touched = batch(update, rows, binder);
        List<R> fresh = new ArrayList<>();
        for (int i = 0; i < touched.length; i++) {
            if (touched[i] == 0) {
                fresh.add(rows.get(i));
            }
        }
        append(into, fresh, binder);
    }

    /**
     * Streams a table in bounded memory, in ranges of an integer key: the statement ends in {@code BETWEEN ? AND ?} (and
     * its order), {@code bounds} selects the least and the greatest key.
     */
    <T> void ranges(String bounds, String sql, long step, Mapper<T> mapper, Consumer<? super T> sink) {
        Span span = span(bounds);
        ranges(span, sql, step, mapper, sink);
    }

    /** The least and the greatest of some values; of none it is 0 and 0. */
    record Span(long least, long greatest) {}

    /** The answer to a statement that selects a least and a greatest value. */
    Span span(String bounds) {
        return only(list(bounds, row -> new Span(row.aLong(), row.aLong())), bounds);
    }

    /** The same between two ends, both included. */
    <T> void ranges(Span span, String sql, long step, Mapper<T> mapper, Consumer<? super T> sink) {
        try (PreparedStatement statement = toRead().getConnection().prepareStatement(sql)) {
            for (long from = span.least; from <= span.greatest; from += step) {
                statement.setLong(1, from);
                statement.setLong(2, from + step - 1);
                drain(statement, mapper, sink);
            }
        } catch (SQLException fault) {
            throw StoreException.of(fault, sql);
        }
    }

    /** Streams the answer to one statement in its order; the driver holds {@value #BATCH} rows at a time. */
    <T> void stream(String sql, Mapper<T> mapper, Consumer<? super T> sink) {
        try (PreparedStatement statement = toRead().getConnection().prepareStatement(sql)) {
            statement.setFetchSize(BATCH);
            drain(statement, mapper, sink);
        } catch (SQLException fault) {
            throw StoreException.of(fault, sql);
        }
    }

    private static <T> void drain(PreparedStatement statement, Mapper<T> mapper, Consumer<? super T> sink)
            throws SQLException {
        try (ResultSet answer = statement.executeQuery()) {
            Columns columns = new Columns(answer);
            while (answer.next()) {
                columns.rewind();
                sink.accept(mapper.map(columns));
            }
        }
    }

    /** 0 to {@code count - 1}: the rows of a batch whose values stand in parallel arrays. */
    static List<Integer> positions(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    /** Numbers as the rows of a batch. */
    static List<Long> rows(long[] numbers) {
        return LongStream.of(numbers).boxed().toList();
    }
}
