package io.tierhub.flow;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of data that tests share, where it is there. */
final class SharedData {
    private SharedData() {}

    /** A file or folder of it; a test that asks for one that is not there is skipped and says so. */
    static Path path(String name) {
        Path path = Path.of(System.getProperty("tierhub.shared", "../shared"))
                .resolve("data")
                .resolve(name);
        assumeThat(Files.exists(path))
                .as(path + " is not there: say -Dtierhub.shared=FOLDER to run this test")
                .isTrue();
        return path;
    }

    /** The files of a folder of it, by name. */
    static List<Path> files(String folder) throws IOException {
        try (Stream<Path> all = Files.list(path(folder))) {
            return all.sorted().toList();
        }
    }
}
