package io.tierhub.cli;

import io.tierhub.Hub;
import io.tierhub.config.HomeFiles;
import io.tierhub.store.Backup;
import io.tierhub.store.Backup.Written;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Copies a home into one file, while the daemon goes on. */
@Command(
        name = "backup",
        description =
                "Writes all that the hub knows, and its configuration, into one file; while the daemon runs, too.")
final class BackupCommand implements Callable<Integer> {
    @ParentCommand
    private Tierhub tierhub;

    @Parameters(paramLabel = "FILE", description = "The backup; one of that name is replaced when the new one is good.")
    private String file;

    @Override
    public Integer call() throws Exception {
        try (Session session = tierhub.session()) {
            Path to = session.file(file);
            Path folder = to.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new NoSuchFileException(String.valueOf(folder));
            }
            Hub hub = session.hub();
            String made = hub.clock().now().truncatedTo(ChronoUnit.SECONDS).toString();
            Written written = new Backup(hub.store(), made, VersionCommand.version())
                    .write(to, HomeFiles.of(hub.config().home()));
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("file", to.toString());
            map.put("rows", written.rows());
            map.put("files", written.files());
            map.put("bytes", written.bytes());
            session.answer(
                    map,
                    List.of("Backed up " + written.rows() + " rows and " + written.files()
                            + " files of configuration to " + to + " (" + written.bytes()
                            + " bytes), and read it all again"));
        }
        return ExitCode.DONE;
    }
}
