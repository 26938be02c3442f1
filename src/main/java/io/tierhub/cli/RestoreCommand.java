package io.tierhub.cli;

import io.tierhub.config.Home;
import io.tierhub.config.HomeFiles;
import io.tierhub.config.HubConfig;
import io.tierhub.store.BackupReader;
import io.tierhub.store.Restore;
import io.tierhub.store.StoreSettings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a home what it was when a backup was written. The daemon must not be running. */
@Command(name = "restore", description = "Makes a home, new or replaced, what it was when a backup was written.")
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Parameters(paramLabel = "FILE", description = "What tierhub backup wrote.")
    private String file;

    @Option(
            names = "--replace",
            description = "Also where the home has data; they are kept aside in data/replaced-TIME.")
    private boolean replace;

    @Override
    public Integer call() throws Exception {
        try (Session session = tierhub.session()) {
            Path from = session.file(file);
            if (!Files.isRegularFile(from)) {
                throw new NoSuchFileException(from.toString());
            }
            try (BackupReader backup = BackupReader.open(from)) {
                backup.verify();
                answer(session, backup, restore(session, backup));
            }
        }
        return ExitCode.DONE;
    }

    /** What came of it: whether the configuration was written, and where the old data are. */
    private record Restored(boolean configured, @Nullable Path aside) {}

    private Restored restore(Session session, BackupReader backup) throws IOException {
        Home home = new Home(session.home());
        Files.createDirectories(home.root());
        boolean configured = HomeFiles.restore(home, backup.home());
        HubConfig config = session.config();
        Path data = config.data();
        try (HomeLock lock = HomeLock.acquire(data)) {
            StoreSettings database = config.database();
            Path live = database.file();
            if (live == null) {
                Restore.into(database, backup);
                return new Restored(configured, null);
            }
            if (Files.exists(live) && !replace) {
                throw new UsageProblem(
                        "the home has a store already, " + live + ". Nothing was changed. Name another home,"
                                + " or say --replace: then its data are kept aside");
            }
            Path made = build(database, data.resolve("restoring"), backup);
            Path aside = DataAside.move(data, live);
            Files.move(made, live);
            clear(data.resolve("restoring"));
            return new Restored(configured, aside);
        }
    }

    /** Builds the store apart, so that a failure leaves what is there as it is. */
    private static Path build(StoreSettings database, Path folder, BackupReader backup) throws IOException {
        clear(folder);
        Files.createDirectories(folder);
        String url = "jdbc:h2:file:" + folder.resolve("tierhub").toAbsolutePath();
        Restore.into(new StoreSettings(url, database.user(), database.password()), backup);
        return folder.resolve("tierhub.mv.db");
    }

    /** Takes away what an attempt left. */
    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static void answer(Session session, BackupReader backup, Restored restored) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("made", backup.made());
        map.put("configuration", restored.configured() ? "restored" : "kept");
        map.put("aside", restored.aside() == null ? null : restored.aside().toString());
        String words = "Restored what was backed up at " + backup.made() + "; the configuration is "
                + (restored.configured() ? "the backup's" : "the one that the home had");
        session.answer(
                map,
                List.of(
                        restored.aside() == null ? words : words + "; the old data are in " + restored.aside(),
                        "Files taken in after the backup are in inbox/SYSTEM/done: move them back to have them taken in again"));
    }
}
