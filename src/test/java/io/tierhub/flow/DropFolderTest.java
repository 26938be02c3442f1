package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever may write into a drop folder reaches no other file by it, neither by a link nor by a name. */
@Tag("h2") // the same on either database
class DropFolderTest {
    private static final String SECRET = "id,name\nS1,hush-hush\n";

    /** Names that somebody's shell, template or file system might take for something else. */
    private static final List<String> NAMES = List.of(
            "customers..csv",
            "customers....csv",
            "customers%2e%2e%2fx.csv",
            "customers${env:HOME}.csv",
            "customers{{env:HOME}}.csv",
            "customers${file:name.ext}.csv",
            "customers\u202Evsc.csv",
            "customers;id.csv",
            "customers$(id).csv",
            "customers`id`.csv",
            "customers' or '1'='1.csv",
            "customers\"><b>.csv",
            "customers|id.csv",
            "customers*.csv",
            "customers[1]{2}.csv",
            "customers" + "x".repeat(240) + ".csv");

    /** Names with which a line of the log could be forged. */
    private static final List<String> REFUSED_NAMES =
            List.of("customers\n2.csv", "customers\u0007.csv", "customers\u001B[2J.csv");

    /** Camel takes it for a path, so a route leaves it; a pass takes it in as the name that it is. */
    private static final String BACKSLASHES = "customers\\..\\..\\x.csv";

    @TempDir
    Path root;

    private HubRig rig;
    private Path inbox;
    private Path secret;

    @BeforeEach
    void lay() throws IOException {
        rig = new HubRig(root.resolve("home"), HubRig.ERP);
        inbox = Files.createDirectories(rig.inbox("erp"));
        secret = Files.writeString(root.resolve("secret.csv"), SECRET);
        Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("customers.csv"), SECRET);
        link("customers-absolute.csv", secret);
        link("customers-relative.csv", Path.of("../../../secret.csv"));
        link("customers-config.csv", Path.of("../../config/systems/erp.yaml"));
        link("customers-chain.csv", Path.of("customers-absolute.csv"));
        link("customers-proc.csv", Path.of("/proc/self/environ"));
        link("customers-folder.csv", elsewhere);
        link("customers-nowhere.csv", root.resolve("no-such-file"));
        link("customers-loop.csv", Path.of("customers-loop.csv"));
        link("customers-endless.csv", Path.of("/dev/zero"));
        Files.createDirectories(inbox.resolve("failed"));
        link("failed/customers-refused.csv.reason.txt", secret);
        Files.writeString(inbox.resolve("customers-refused.csv"), "name\nno key\n");
        for (String name : REFUSED_NAMES) {
            Files.writeString(inbox.resolve(name), "id,name\nR1,Nobody\n");
        }
        int number = 0;
        for (String name : NAMES) {
            number++;
            Files.writeString(inbox.resolve(name), "id,name\nN" + number + ",Name " + number + "\n");
        }
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void link(String name, Path to) throws IOException {
        Files.createSymbolicLink(inbox.resolve(name), to);
    }

    @Test
    void aPassWithoutRoutesFollowsNoLinkAndTakesEveryName() throws IOException {
        Map<String, String> before = outside();
        Files.writeString(inbox.resolve(BACKSLASHES), "id,name\nB1,Back Slash\n");
        rig.hub().drainInboxes();
        assertThat(Files.deleteIfExists(inbox.resolve("done").resolve(BACKSLASHES)))
                .isTrue();
        verify(before, NAMES.size() + 1);
    }

    @Test
    void theWatchedFolderFollowsNoLinkAndTakesEveryName() throws Exception {
        Map<String, String> before = outside();
        Path left = Files.writeString(inbox.resolve(BACKSLASHES), "id,name\nB1,Back Slash\n");
        rig.hub().run();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(waiting()).containsExactly(left));
        verify(before, NAMES.size());
        assertThat(rig.routes()).containsEntry("folder-erp", "Started");
    }

    @Test
    void nothingIsMovedThroughALinkedFolder() throws IOException {
        Path elsewhere = Files.createDirectories(root.resolve("archive"));
        link("done", elsewhere);
        try {
            rig.hub().drainInboxes();
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("done is a link");
        }
        assertThat(elsewhere).isEmptyDirectory();
    }

    private void verify(Map<String, String> before, int customers) throws IOException {
        assertThat(outside()).as("files outside the inbox").isEqualTo(before);
        assertThat(names("done")).containsExactlyInAnyOrderElementsOf(NAMES);
        assertThat(names("failed"))
                .containsAll(REFUSED_NAMES)
                .contains(
                        "customers-absolute.csv",
                        "customers-relative.csv",
                        "customers-config.csv",
                        "customers-refused.csv",
                        "customers-refused.csv.reason.txt");
        assertThat(Files.isSymbolicLink(inbox.resolve("failed/customers-refused.csv.reason.txt")))
                .isFalse();
        assertThat(Files.readString(inbox.resolve("failed/customers-absolute.csv.reason.txt")))
                .startsWith("LINK: ");
        assertThat(rig.dumped("source_record").toString() + rig.dumped("quarantine"))
                .doesNotContain("hush")
                .doesNotContain("PATH=")
                .doesNotContain("system: erp");
        assertThat(rig.export(ExportRequest.What.XREF)).hasSize(customers);
    }

    /** Finished files that are still to be taken in. */
    private List<Path> waiting() throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(inbox.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Every file outside the inbox and the hub's own data, with its content. */
    private Map<String, String> outside() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(inbox) && !file.startsWith(root.resolve("home/data"))) {
                    all.put(root.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return all;
    }
}
