package io.tierhub.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A home of its own for the demonstration, gone at its end. */
final class DemoHome {
    static final List<String> SYSTEMS = List.of("erp", "helpdesk", "marketing");

    private final Path folder;
    private final Path examples;

    DemoHome(Path folder, Path examples) {
        this.folder = folder;
        this.examples = examples;
    }

    /** Writes the configuration; every system hears about its customers' tiers. */
    void create(DemoReceiver receiver) throws IOException {
        if (!Files.isDirectory(examples)) {
            throw new UsageProblem(
                    "the bundled exports are missing at " + examples + "; unpack the distribution again");
        }
        Path systems = Files.createDirectories(folder.resolve("config").resolve("systems"));
        Files.writeString(
                folder.resolve("config").resolve("application.properties"),
                "tierhub.folders.quiet_seconds = 1\ntierhub.http.port = 0\ntierhub.outbound.allow_addresses = 127.0.0.1\n");
        Files.copy(examples.resolve("rates.csv"), folder.resolve("config").resolve("rates.csv"));
        for (String system : SYSTEMS) {
            String shipped = Files.readString(examples.resolve("systems-demo").resolve(system + ".yaml"));
            Files.writeString(
                    systems.resolve(system + ".yaml"),
                    shipped + "push:\n  webhook:\n    url: " + receiver.url(system) + "\n    secret: "
                            + DemoReceiver.SECRET + "\n");
            Files.createDirectories(folder.resolve("inbox").resolve(system));
        }
    }

    /** Drops a system's exports into its watched folder, as a job of that system would; what was dropped. */
    List<Path> drop(String system) throws IOException {
        List<Path> dropped = new ArrayList<>();
        try (Stream<Path> files = Files.list(examples.resolve(system)).sorted()) {
            for (Path file : files.toList()) {
                Path target = folder.resolve("inbox").resolve(system).resolve(file.getFileName());
                Path partial = target.resolveSibling(file.getFileName() + ".part");
                Files.copy(file, partial);
                dropped.add(Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE));
            }
        }
        return dropped;
    }

    void delete() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
