package io.tierhub.crash;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierhub.config.NewHome;
import io.tierhub.flow.ExportRequest;
import io.tierhub.flow.ExportRequest.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 while the 69,659 orders of the CDNOW file are loaded and graded, by commands and by the daemon. */
@Tag("full")
class CdnowKillTest {
    private static final int KILLS = Integer.getInteger("tierhub.kills", 20);
    private static final Path ORDERS =
            Path.of(System.getProperty("tierhub.shared", "../shared"), "data/grading/cdnow_orders.csv");
    private static final LocalDate DAY = LocalDate.of(1998, 6, 30);
    private static final Step GRADE = Step.command("grade", "--all", "--as-of", DAY.toString());

    private static final String SYSTEM = """
            system: cdnow
            kind: erp
            orders:
              files: "cdnow_orders*"
              key: order_no
              customer: customer_no
              customer_unknown: create
              map: {placed_at: order_date, amount: amount_usd, currency: {const: USD}}
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeEach
    void theFileIsThere() {
        assumeTrue(Files.exists(ORDERS), ORDERS + " is not there: say -Dtierhub.shared=FOLDER to run this test");
    }

    @Test
    void commandsKilledAtAnyMomentComeToTheSameExports() throws Exception {
        Step load = Step.command("load", "cdnow", ORDERS.toAbsolutePath().toString());
        new Scenario(
                        "cdnow",
                        CdnowKillTest::home,
                        List.of(load, GRADE),
                        exports(What.CUSTOMERS, What.XREF, What.GRADES, What.TIERS, What.HISTORY))
                .survives(KILLS, folder);
    }

    /** The daemon grades today's date, so what is compared is a replay of the last day of the file. */
    @Test
    void theDaemonKilledAtAnyMomentComesToTheSameExports() throws Exception {
        new Scenario(
                        "daemon",
                        CdnowKillTest::homeWithTheFileInItsInbox,
                        List.of(Step.daemon("cdnow", "cdnow_orders.csv"), GRADE),
                        List.of(
                                new ExportRequest(What.CUSTOMERS, null, true),
                                new ExportRequest(What.XREF, null, true),
                                new ExportRequest(What.GRADES, DAY, true),
                                new ExportRequest(What.TIERS, DAY, true)))
                .survives(KILLS, folder);
    }

    private static List<ExportRequest> exports(What... live) {
        return List.of(live).stream()
                .map(what -> new ExportRequest(what, null, true))
                .toList();
    }

    private static void home(Path home) throws IOException {
        NewHome.make(Path.of(""), home);
        Files.writeString(home.resolve("config/hub.yaml"), "currency: USD\n");
        Files.writeString(home.resolve("config/systems/cdnow.yaml"), SYSTEM);
    }

    private static void homeWithTheFileInItsInbox(Path home) throws IOException {
        home(home);
        Path inbox = Files.createDirectories(home.resolve("inbox/cdnow"));
        Files.copy(ORDERS, inbox.resolve(ORDERS.getFileName()));
        Path settings = home.resolve("config/application.properties");
        Files.writeString(settings, Files.readString(settings).replace("quiet_seconds=5", "quiet_seconds=0"));
    }
}
