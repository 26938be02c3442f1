package io.tierhub.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
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

    /** Connections to a database whose schema is that of this release. */
    static HikariDataSource pool(StoreSettings settings, Dialect dialect, String node) {
        HikariDataSource pool = Connections.pool(settings, node);
        try {
            if (!behind(pool, dialect)) {
                return pool;
            }
            Halt.before(Effect.SCHEMA);
            Path file = settings.file();
            if (file == null) {
                run(pool, dialect);
            } else {
                pool.close();
                MigratedCopy.replace(settings, file, node);
                pool = Connections.pool(settings, node);
            }
            Halt.after(Effect.SCHEMA);
            return pool;
        } catch (RuntimeException fault) {
            pool.close();
            throw fault;
        }
    }

    static void run(DataSource database, Dialect dialect) {
        migrate(flyway(database, dialect).load());
    }

    /** Whether the schema is behind this release, or there is none yet. */
    static boolean behind(DataSource database, Dialect dialect) {
        Flyway flyway = flyway(database, dialect).load();
        try {
            refuseNewer(flyway);
            return flyway.info().pending().length > 0;
        } catch (FlywayException fault) {
            throw said(fault);
        }
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
            flyway.migrate();
        } catch (FlywayException fault) {
            throw said(fault);
        }
    }

    private static StoreException said(FlywayException fault) {
        StoreException lost = StoreException.lost(fault);
        return lost != null
                ? lost
                : new StoreException("the database schema could not be brought up to date; nothing else was touched. "
                        + "Restore the last backup, or report this: " + fault.getMessage());
    }

    /** Refuses a schema that is not the one of this release, and changes nothing. */
    static void refuseOther(DataSource database, Dialect dialect) {
        if (behind(database, dialect)) {
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
