package io.tierhub.store;

import io.tierhub.store.Sql.Mapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The first load of an empty store only appends, which is many times faster and writes a fraction of the bytes: secondary
 * indexes of source records are built at its end, in PostgreSQL the primary keys of the large tables too, and what merges of
 * customers change in rows long written is changed there. Until then the redirects say it. The meta row {@value #MARK} stands
 * from before the indexes are dropped until after they are built, so an interrupted load is finished at the next start.
 * Statements that define tables commit by themselves in H2, hence each step can be repeated.
 */
final class FirstLoad {
    private static final String MARK = "building";

    /** A secondary index of source records. */
    record Index(String name, String kind, String columns) {
        String drop() {
            return "DROP INDEX IF EXISTS " + name;
        }

        String build() {
            return "CREATE " + kind + " IF NOT EXISTS " + name + " ON source_record (" + columns + ")";
        }
    }

    /**
     * H2 keeps this one while it loads. Few rows have an account; those that have none come in the order of their numbers, so
     * they are appended, where building it later reads every row twice.
     */
    private static final Index ACCOUNT = new Index("source_record_account", "INDEX", "account_record");

    /** What is built at its end, unless it is there. */
    static final List<Index> INDEXES = List.of(
            new Index("source_record_key", "UNIQUE INDEX", "system_id, skey"),
            new Index("source_record_customer", "INDEX", "customer_id, account_record"),
            ACCOUNT);

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
        INDEXES.stream().filter(index -> sql.keysApart() || index != ACCOUNT).forEach(index -> sql.run(index.drop()));
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

    /**
     * Gives the records of customers merged away to the survivors, and keeps their numbers from being given again.
     *
     * @param members the records of a customer, by which those of survivors are looked up; null: all records are looked through
     */
    static void settleMerges(Sql sql, @Nullable LongFunction<int[]> members) {
        List<Integer> ids = new ArrayList<>();
        List<Long> customers = new ArrayList<>();
        Mapper<Boolean> moved = row -> ids.add(row.anInt()) && customers.add(row.aLong());
        String moves = " JOIN redirect r ON r.old_id = s.customer_id";
        if (members == null) {
            sql.ranges(
                    "SELECT MIN(id), MAX(id) FROM source_record",
                    "SELECT s.id, r.new_id FROM source_record s" + moves + " WHERE s.id BETWEEN ? AND ? ORDER BY s.id",
                    Sql.BATCH,
                    moved,
                    done -> {});
        } else {
            String some = "SELECT s.id, r.new_id FROM UNNEST(CAST(? AS INT ARRAY)) AS w(id)"
                    + " JOIN source_record s ON s.id = w.id" + moves + " ORDER BY s.id";
            int[] ofSurvivors = sql.list("SELECT DISTINCT new_id FROM redirect", Columns::aLong).stream()
                    .flatMapToInt(survivor -> Arrays.stream(members.apply(survivor)))
                    .sorted()
                    .toArray();
            for (int from = 0; from < ofSurvivors.length; from += Sql.BATCH) {
                int to = Math.min(ofSurvivors.length, from + Sql.BATCH);
                sql.list(some, moved, (Object) Arrays.copyOfRange(ofSurvivors, from, to));
            }
        }
        new SourceRecords(new Layered(sql, LayeredTable.SOURCE_RECORD, true))
                .setCustomer(
                        ids.stream().mapToInt(Integer::intValue).toArray(),
                        customers.stream().mapToLong(Long::longValue).toArray());
        List<Long> gone = sql.list("SELECT old_id FROM redirect ORDER BY old_id", Columns::aLong);
        new Customers(new Layered(sql, LayeredTable.CUSTOMER, true), new Meta(sql))
                .gone(gone.stream().mapToLong(Long::longValue).toArray());
    }

    /** One of {@link #INDEXES}. */
    static void buildIndex(Sql sql, Index index) {
        sql.sortInMemory();
        sql.run(index.build());
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
