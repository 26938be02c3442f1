package io.tierhub.store;

import com.zaxxer.hikari.HikariDataSource;
import io.tierhub.store.BackupManifest.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Fills an empty database from a backup, in one transaction, and brings its schema up to this release. */
public final class Restore {
    private Restore() {}

    /**
     * Restores.
     *
     * @throws BackupRefused when the backup is damaged or of a newer release, or the database holds anything; nothing is
     *     in the database then
     */
    public static void into(StoreSettings settings, BackupReader backup) throws IOException {
        HikariDataSource pool = Connections.pool(settings, "restore");
        try {
            Dialect dialect = Dialect.of(settings.url());
            Migrations.refuseNewerBackup(pool, dialect, backup.manifest().schema());
            Migrations.runTo(pool, dialect, backup.manifest().schema());
            Jdbi jdbi = Connections.jdbi(pool);
            try (Handle handle = jdbi.open()) {
                handle.useTransaction(inside -> fill(new Sql(inside, dialect), backup));
            }
            Migrations.run(pool, dialect);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } finally {
            pool.close();
        }
    }

    private static void fill(Sql sql, BackupReader backup) {
        for (String table : TableRows.tables(sql)) {
            if (sql.number("SELECT COUNT(*) FROM " + table) > 0) {
                throw new BackupRefused("the database is not empty: it has rows in " + table
                        + ". A backup is restored into an empty one; name another in config/application.properties");
            }
        }
        try {
            for (Part part : backup.manifest().tables()) {
                backup.load(part, sql);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        moveIdentitiesOn(sql);
    }

    /** Last, for a statement that defines a table commits in H2. */
    private static void moveIdentitiesOn(Sql sql) {
        record Identity(String table, String column) {}
        for (Identity each : sql.list(
                "SELECT LOWER(table_name), LOWER(column_name) FROM information_schema.columns"
                        + " WHERE table_schema = CURRENT_SCHEMA AND is_identity = 'YES'",
                row -> new Identity(row.text(), row.text()))) {
            long next = sql.number("SELECT MAX(" + each.column() + ") FROM " + each.table()) + 1;
            sql.run("ALTER TABLE " + each.table() + " ALTER COLUMN " + each.column() + " RESTART WITH " + next);
        }
    }
}
