package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.config.NewHome;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.StoreSettings;
import io.tierhub.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two daemons on one PostgreSQL database, of which the one that has it stands still for longer than its lease. */
@Tag("full")
class StandbyTest {
    private static final int TRY_AGAIN = 75;
    private static final int STOPPED = 143;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void theStandbyTakesOverAndTheOneThatStoodStillChangesNothing() throws Exception {
        StoreSettings database = TestDatabase.postgres(folder);
        Path one = home("one", database);
        Path two = home("two", database);
        try (HubProcess active = new HubProcess(one, List.of("run"))) {
            active.awaitFile(drop(one, "customers-1.csv", "C1,Ada Byron"));
            try (HubProcess standby = new HubProcess(two, List.of("run"))) {
                standby.awaitSaid("Standby");
                active.signal("STOP");
                standby.awaitFile(drop(two, "customers-2.csv", "C2,Grace Hopper"));
                Path left = drop(one, "customers-3.csv", "C3,Mary Shelley");
                active.signal("CONT");
                active.awaitEnd(TRY_AGAIN);
                assertThat(left).doesNotExist();
                standby.terminate();
                standby.awaitEnd(STOPPED);
            }
        }
        assertThat(Exports.table(two, What.XREF)).extracting(row -> row.get(2)).containsExactly("C1", "C2");
        // Started again, the first waits no more: the lease was given back.
        Step.command("once").finish(one);
        assertThat(Exports.table(one, What.XREF)).extracting(row -> row.get(2)).containsExactly("C1", "C2", "C3");
    }

    private Path home(String name, StoreSettings database) throws IOException {
        Path home = folder.resolve(name);
        NewHome.make(Path.of(""), home);
        Files.writeString(
                home.resolve("config/systems/erp.yaml"),
                "system: erp\ncustomers: {files: \"customers*\", key: id, map: {name: name}}\n");
        Path settings = home.resolve("config/application.properties");
        Files.writeString(settings, Files.readString(settings).replace("quiet_seconds=5", "quiet_seconds=0"));
        Files.write(settings, TestDatabase.properties(database), StandardOpenOption.APPEND);
        return home;
    }

    /** Puts a file into the inbox; where it will be when it is done. */
    private static Path drop(Path home, String name, String row) throws IOException {
        Path inbox = Files.createDirectories(home.resolve("inbox/erp"));
        Files.writeString(inbox.resolve(name), "id,name\n" + row + "\n");
        return inbox.resolve("done").resolve(name);
    }
}
