package io.tierhub.crash;

import io.tierhub.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The databases that a crash test runs on: the one place that tells a home which it has. */
enum StoreKind {
    /** A file in the home's data folder. */
    H2 {
        @Override
        List<String> properties(Path home) {
            return List.of();
        }
    },
    /** A database of a server that stays up while hubs are killed. */
    POSTGRESQL {
        @Override
        List<String> properties(Path home) {
            return TestDatabase.properties(TestDatabase.postgres(home));
        }
    };

    /** The kind that this run is for: {@code -Dtierhub.test.store=postgresql}, else H2. */
    static StoreKind wanted() {
        return TestDatabase.isPostgres() ? POSTGRESQL : H2;
    }

    /** The lines of {@code config/application.properties} that give a home an empty database of its own. */
    abstract List<String> properties(Path home);

    /** Gives a fresh home its database. */
    void give(Path home) throws IOException {
        Files.write(
                home.resolve("config/application.properties"),
                properties(home),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
