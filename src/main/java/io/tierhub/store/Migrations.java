package io.tierhub.store;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema of a database up to this release, and refuses one that is ahead of it. */
final class Migrations {
    private Migrations() {}

    static void run(DataSource database, Dialect dialect) {
        migrate(flyway(database, dialect).load());
    }

    /** Makes the schema of an earlier release, for its backup. */
    static void runTo(DataSource database, Dialect dialect, String version) {
        migrate(flyway(database, dialect).target(version).load());
    }

    /** The version of the schema. */
    static String version(Sql sql) {
        List<String> applied = sql.list(
                "SELECT \"version\" FROM \"flyway_schema_history\" WHERE \"success\" AND \"version\" IS NOT NULL",
                Columns::text);
        return applied.stream()
                .map(MigrationVersion::fromVersion)
                .reduce(MigrationVersion.EMPTY, Migrations::later)
                .getVersion();
    }

    static void refuseNewerBackup(DataSource database, Dialect dialect, String version) {
        MigrationVersion known = MigrationVersion.EMPTY;
        for (MigrationInfo step : flyway(database, dialect).load().info().all()) {
            if (step.getVersion() != null && step.getState().isResolved()) {
                known = later(known, step.getVersion());
            }
        }
        if (MigrationVersion.fromVersion(version).compareTo(known) > 0) {
            throw new BackupRefused("the backup was made by a newer release: its schema is version " + version
                    + ", this release knows up to " + known + ". Nothing was changed. Restore it with that release");
        }
    }

    private static FluentConfiguration flyway(DataSource database, Dialect dialect) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .placeholders(dialect.placeholders())
                .ignoreMigrationPatterns("*:future")
                .cleanDisabled(true);
    }

    private static void migrate(Flyway flyway) {
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

    /** Refuses a schema that is not the one of this release, and changes nothing. */
    static void refuseOther(DataSource database, Dialect dialect) {
        Flyway flyway = flyway(database, dialect).load();
        refuseNewer(flyway);
        if (flyway.info().pending().length > 0) {
            throw new StoreException("the database was written by an earlier release, which may be running on it; stop"
                    + " that, then start this one");
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
