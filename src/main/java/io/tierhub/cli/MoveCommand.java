package io.tierhub.cli;

import io.tierhub.config.DatabaseLines;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.store.Backup;
import io.tierhub.store.BackupReader;
import io.tierhub.store.Restore;
import io.tierhub.store.Store;
import io.tierhub.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes the store of a home to another database. The daemon must not be running. */
@Command(
        name = "move",
        description = "Takes the store of this home into an empty PostgreSQL database, and points the home at it.")
final class MoveCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Parameters(paramLabel = "JDBC-URL", description = "The empty database: jdbc:postgresql://HOST:PORT/NAME.")
    private String url;

    @Option(names = "--user", paramLabel = "NAME", description = "The database user.")
    private String user = "tierhub";

    @Option(names = "--password-env", paramLabel = "NAME", description = "The variable that holds the password.")
    private @Nullable String variable;

    @Option(names = "--password-file", paramLabel = "FILE", description = "The file that holds the password.")
    private @Nullable String passwordFile;

    @Override
    public Integer call() throws Exception {
        try (Session session = tierhub.session()) {
            HubConfig config = session.config();
            DatabaseLines lines = new DatabaseLines(url, user, reference(session));
            StoreSettings to = target(lines);
            Path live = config.database().file();
            if (live == null || !Files.exists(live)) {
                throw new UsageProblem(
                        "there is no H2 store to move at " + config.database().url());
            }
            try (HomeLock lock = HomeLock.acquire(config.data())) {
                long rows = copy(config, to);
                Path settings = lines.write(new Home(session.home()));
                Path aside = DataAside.move(config.data(), live);
                answer(session, rows, settings, aside);
            }
        }
        return ExitCode.DONE;
    }

    private StoreSettings target(DatabaseLines lines) throws IOException {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new UsageProblem("a store is moved to PostgreSQL: jdbc:postgresql://HOST:PORT/NAME, not " + url);
        }
        return new StoreSettings(url, user, lines.password(System.getenv()));
    }

    private @Nullable String reference(Session session) {
        if (variable != null && passwordFile != null) {
            throw new UsageProblem("say --password-env or --password-file, not both");
        }
        if (passwordFile != null) {
            return "${file:" + session.file(passwordFile).toAbsolutePath() + "}";
        }
        return variable == null ? null : "${env:" + variable + "}";
    }

    /** By way of a backup: it is read again and its hashes are compared before the first row goes to the other side. */
    private static long copy(HubConfig config, StoreSettings to) throws IOException {
        Path file = config.data().resolve("moving.backup");
        try {
            long rows;
            try (Store store = Store.open(config.database(), "move")) {
                rows = new Backup(store, Instant.now().toString(), VersionCommand.version())
                        .write(file, Map.of())
                        .rows();
            }
            try (BackupReader backup = BackupReader.open(file)) {
                Restore.into(to, backup);
            }
            return rows;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void answer(Session session, long rows, Path settings, @Nullable Path aside) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("database", url);
        map.put("rows", rows);
        map.put("aside", String.valueOf(aside));
        session.answer(
                map,
                List.of(
                        "Moved " + rows + " rows to " + url + "; " + settings + " names it from now on",
                        "The H2 store is kept in " + aside + "; take it away when you are content"));
    }
}
