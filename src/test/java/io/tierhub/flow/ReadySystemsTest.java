package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.store.ImportFile.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every system that is shipped ready: its exports come in, and its API or database is asked as its vendor documents it. The
 * values are invented; methods, addresses, headers, parameters and names of fields are the documented ones.
 */
@Tag("h2") // the same on either database
class ReadySystemsTest {
    @TempDir
    private Path folder;

    static List<ReadySystem> systems() {
        return ReadySystem.all();
    }

    static List<ReadySystem> withExports() {
        return systems().stream().filter(system -> system.has("files")).toList();
    }

    static List<ReadySystem> withApi() {
        return systems().stream().filter(system -> system.has("api.txt")).toList();
    }

    static List<ReadySystem> withDatabase() {
        return systems().stream().filter(system -> system.has("first.sql")).toList();
    }

    @ParameterizedTest
    @MethodSource("systems")
    void eachHasWhatItNeedsToBeTried(ReadySystem system) throws IOException {
        String yaml = system.yaml("https://example.com", "jdbc:h2:mem:none");
        assertThat(system.has("files")).isEqualTo(yaml.contains("\n  files:"));
        assertThat(system.has("api.txt")).isEqualTo(yaml.contains("\nhttp:"));
        assertThat(system.has("first.sql")).isEqualTo(yaml.contains("\njdbc:"));
    }

    @ParameterizedTest
    @MethodSource("withExports")
    void itsExportsComeIn(ReadySystem system) throws IOException {
        try (HubRig rig = rig(system, "http://127.0.0.1:9", "jdbc:h2:mem:none")) {
            List<String> lines = new ArrayList<>();
            for (Path export : system.exports()) {
                Taken taken = rig.take(system.name(), export);
                lines.add("file " + taken.file() + ": " + taken.verdict() + rows(taken.rows()) + words(taken.warnings())
                        + (taken.reason() == null ? "" : " " + taken.reason()));
            }
            lines.addAll(StoredRows.of(rig, system.name()));
            assertSame(system, "taken.txt", lines);
        }
    }

    @ParameterizedTest
    @MethodSource("withApi")
    void itsApiIsAskedAsDocumented(ReadySystem system) throws IOException {
        try (DocumentedApi api = new DocumentedApi();
                HubRig rig = rig(system, api.host(), "jdbc:h2:mem:none")) {
            List<Exchange> script = Exchange.script(system.text("api.txt"), api.host());
            List<String> lines = new ArrayList<>();
            int pulls = script.get(script.size() - 1).pull();
            for (int pull = 1; pull <= pulls; pull++) {
                int now = pull;
                api.expect(script.stream().filter(each -> each.pull() == now).toList());
                lines.addAll(pulled(rig, system));
                assertThat(api.differences()).as("%s", lines).isEmpty();
            }
            lines.addAll(StoredRows.of(rig, system.name()));
            assertSame(system, "pulled.txt", lines);
        }
    }

    @ParameterizedTest
    @MethodSource("withDatabase")
    void itsTablesAreReadByTheirDocumentedNames(ReadySystem system) throws IOException, SQLException {
        String database = "jdbc:h2:mem:" + system.name() + ";DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE;MODE="
                + (system.text("first.sql").startsWith("-- SQL Server") ? "MSSQLServer" : "PostgreSQL");
        String password =
                ReadySystem.secrets(system.yaml("", "")).values().iterator().next();
        try (Connection source = DriverManager.getConnection(database, "tierhub_read", password);
                HubRig rig = rig(system, "http://127.0.0.1:9", database)) {
            source.createStatement().execute(system.text("first.sql"));
            List<String> lines = new ArrayList<>(pulled(rig, system));
            source.createStatement().execute(system.text("then.sql"));
            lines.addAll(pulled(rig, system));
            lines.addAll(StoredRows.of(rig, system.name()));
            assertSame(system, "pulled.txt", lines);
            source.createStatement().execute("SHUTDOWN");
        }
    }

    private HubRig rig(ReadySystem system, String host, String database) throws IOException {
        String yaml = system.yaml(host, database);
        HubRig rig = new HubRig(folder).environment(ReadySystem.secrets(yaml));
        rig.write("config/systems/" + system.name() + ".yaml", yaml);
        return rig;
    }

    private static List<String> pulled(HubRig rig, ReadySystem system) {
        return rig.hub().pulls().pull(system.name(), false, null).stream()
                .map(pulled -> "pull of " + pulled.entity().configName() + ":" + rows(pulled.rows())
                        + words(pulled.warnings())
                        + (pulled.fault() == null
                                ? ""
                                : " FAULT " + pulled.fault().getMessage()))
                .toList();
    }

    private static String rows(Progress rows) {
        return " " + rows.rowsRead() + " read, " + rows.rowsLoaded() + " loaded, " + rows.rowsUnchanged()
                + " unchanged, " + rows.rowsQuarantined() + " quarantined";
    }

    private static String words(List<String> warnings) {
        return warnings.isEmpty() ? "" : ", warnings " + warnings;
    }

    private static void assertSame(ReadySystem system, String file, List<String> lines) throws IOException {
        Path golden = system.fixture().resolve(file);
        if ("write".equals(System.getProperty("tierhub.golden"))) {
            Files.write(golden, lines);
        }
        assertThat(lines).containsExactlyElementsOf(Files.readAllLines(golden));
    }
}
