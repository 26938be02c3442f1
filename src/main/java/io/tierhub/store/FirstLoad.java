package io.tierhub.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The first load of an empty store only appends, which is many times faster and writes a fraction of the bytes: secondary
 * indexes of source records are built at its end, in PostgreSQL the primary keys of the large tables too, and what merges of
 * customers change in rows long written is changed there. Until then the redirects say it. The meta row {@value #MARK} stands from before the indexes are dropped until after they are
 * built, so an interrupted load is finished at the next start. Statements that define tables commit by themselves in H2,
 * hence each step can be repeated.
 */
final class FirstLoad {
    private static final String MARK = "building";
    static final List<String> INDEXES = List.of(
            "CREATE UNIQUE INDEX IF NOT EXISTS source_record_key ON source_record (system_id, skey)",
            "CREATE INDEX IF NOT EXISTS source_record_customer ON source_record (customer_id)",
            "CREATE INDEX IF NOT EXISTS source_record_account ON source_record (account_record)");

    /** Primary keys whose index PostgreSQL builds later too: of a table that nobody asks for a row until then. */
    private static final Map<String, String> KEYS =
            Map.of("source_record", "id", "customer", "id", "grade_due", "customer_id");

    private FirstLoad() {}

    static void begin(Sql sql) {
        if (sql.one("SELECT id FROM source_record FETCH FIRST 1 ROWS ONLY", Columns::anInt) != null) {
            throw new IllegalStateException("a first load needs an empty store; load without it");
        }
        new Meta(sql).put(MARK, "source_record");
        Halt.before(Effect.INDEXES_DROPPED);
        sql.run("DROP INDEX IF EXISTS source_record_key");
        sql.run("DROP INDEX IF EXISTS source_record_customer");
        sql.run("DROP INDEX IF EXISTS source_record_account");
        if (sql.keysApart()) {
            KEYS.keySet()
                    .forEach(
                            table -> sql.run("ALTER TABLE " + table + " DROP CONSTRAINT IF EXISTS " + table + "_pkey"));
        }
        Halt.after(Effect.INDEXES_DROPPED);
    }

    static boolean interrupted(Sql sql) {
        return new Meta(sql).get(MARK) != null;
    }

    /** Gives the records of customers merged away to the survivors, and keeps their numbers from being given again. */
    static void settleMerges(Sql sql) {
        List<Integer> ids = new ArrayList<>();
        List<Long> customers = new ArrayList<>();
        sql.ranges(
                "SELECT MIN(id), MAX(id) FROM source_record",
                "SELECT s.id, r.new_id FROM source_record s JOIN redirect r ON r.old_id = s.customer_id"
                        + " WHERE s.id BETWEEN ? AND ? ORDER BY s.id",
                Sql.BATCH,
                row -> ids.add(row.anInt()) && customers.add(row.aLong()),
                done -> {});
        new SourceRecords(new Layered(sql, LayeredTable.SOURCE_RECORD, true))
                .setCustomer(
                        ids.stream().mapToInt(Integer::intValue).toArray(),
                        customers.stream().mapToLong(Long::longValue).toArray());
        List<Long> gone = sql.list("SELECT old_id FROM redirect ORDER BY old_id", Columns::aLong);
        new Customers(new Layered(sql, LayeredTable.CUSTOMER, true), new Meta(sql))
                .gone(gone.stream().mapToLong(Long::longValue).toArray());
    }

    /** One of {@link #INDEXES}. */
    static void buildIndex(Sql sql, String statement) {
        sql.sortInMemory();
        sql.run(statement);
    }

    /** Gives a table its primary key back if it lacks it: at the end, or when rows are to be changed before. */
    static void restoreKey(Sql sql, String table) {
        String keys = "SELECT COUNT(*) FROM pg_constraint WHERE contype = 'p' AND conrelid = CAST(? AS regclass)";
        if (sql.keysApart() && sql.number(keys, table) == 0) {
            sql.sortInMemory();
            sql.run("ALTER TABLE " + table + " ADD CONSTRAINT " + table + "_pkey PRIMARY KEY (" + KEYS.get(table)
                    + ")");
        }
    }

    static void done(Sql sql) {
        new Meta(sql).remove(MARK);
    }
}
