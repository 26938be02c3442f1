package io.tierhub.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Brings the schema of a database up to this release, and refuses one that is ahead of it. */
final class Migrations {
    private Migrations() {}

    static void run(DataSource database, Dialect dialect) {
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .placeholders(dialect.placeholders())
                .ignoreMigrationPatterns("*:future")
                .cleanDisabled(true)
                .load();
        try {
            refuseNewer(flyway);
            Halt.before(Effect.SCHEMA);
            flyway.migrate();
            Halt.after(Effect.SCHEMA);
        } catch (FlywayException fault) {
            StoreException lost = StoreException.lost(fault);
            if (lost != null) {
                throw lost;
            }
            throw new StoreException("the database schema could not be brought up to date; nothing else was touched. "
                    + "Restore the last backup, or report this: " + fault.getMessage());
        }
    }

    private static void refuseNewer(Flyway flyway) {
        MigrationVersion known = MigrationVersion.EMPTY;
        MigrationVersion applied = MigrationVersion.EMPTY;
        for (MigrationInfo step : flyway.info().all()) {
            MigrationVersion version = step.getVersion();
            if (version == null) {
                continue;
            }
            if (step.getState().isResolved()) {
                known = later(known, version);
            }
            if (step.getState().isApplied()) {
                applied = later(applied, version);
            }
        }
        if (applied.compareTo(known) > 0) {
            throw new StoreException("the database was written by a newer release: its schema is version " + applied
                    + ", this release knows up to " + known
                    + ". Nothing was changed. Start the newer release, or restore a backup made by this one");
        }
    }

    private static MigrationVersion later(MigrationVersion a, MigrationVersion b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
