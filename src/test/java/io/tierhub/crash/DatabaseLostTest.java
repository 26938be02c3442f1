package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.StoreSettings;
import io.tierhub.store.TestDatabase;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The PostgreSQL server cannot be reached, again and again, while the daemon takes an ERP's exports in and grades;
 * {@code -Dtierhub.cuts.database} sets how often, {@code -Dtierhub.cuts.ms} for how long each time.
 */
@Tag("full")
class DatabaseLostTest {
    private static final int CUTS = Integer.getInteger("tierhub.cuts.database", 6);
    private static final int CUT_MS = Integer.getInteger("tierhub.cuts.ms", 1_000);
    private static final long RED_SECONDS = 10;
    private static final long GREEN_SECONDS = 30;
    private static final int STOPPED = 143;
    private static final long QUIET_SECONDS = 3;
    private static final long QUIET_WITHIN_SECONDS = 90;

    private static final List<ExportRequest> EXPORTS = Arrays.stream(What.values())
            .map(what -> new ExportRequest(what, null, true))
            .toList();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void theDaemonGoesOnWhereItWasAndSaysHowItIs() throws Exception {
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        System.out.println("database lost: seed " + seed);
        Exports undisturbed = run("undisturbed", new Random(seed), 0);
        assertThat(run("disturbed", new Random(seed), CUTS).differences(undisturbed))
                .as("seed %d", seed)
                .isEmpty();
    }

    private Exports run(String name, Random random, int cuts) throws Exception {
        Path home = folder.resolve(name);
        SmallErp.home(home);
        Path settings = home.resolve("config/application.properties");
        int http = freePort();
        String plain = Files.readString(settings);
        StoreSettings database = TestDatabase.postgres(home);
        try (FaultProxy proxy = new FaultProxy(TestDatabase.port())) {
            String url = database.url().replaceFirst(":[0-9]+/", ":" + proxy.port() + "/");
            Files.write(
                    settings,
                    TestDatabase.properties(new StoreSettings(url, database.user(), database.password())),
                    StandardOpenOption.APPEND);
            try (HubProcess daemon = HubProcess.with(List.of("-Dtierhub.http.port=" + http), home, "run")) {
                awaitHealth(http, 200, 60);
                Path exports = Files.createDirectories(folder.resolve(name + "-exports"));
                SmallErp.write(exports, 20260630);
                for (String file : List.of("customers.csv", "orders.csv")) {
                    Path inbox = Files.createDirectories(home.resolve("inbox/erp"));
                    Files.copy(exports.resolve(file), inbox.resolve(file));
                    for (int i = 0; i < cuts; i++) {
                        Thread.sleep(random.nextInt(1_500));
                        cut(proxy, http);
                    }
                    daemon.awaitFile(inbox.resolve("done").resolve(file));
                    awaitHealth(http, 200, GREEN_SECONDS);
                    awaitQuiet(database);
                }
                daemon.terminate();
                daemon.awaitEnd(STOPPED);
            }
        }
        Files.writeString(settings, plain);
        Files.write(settings, TestDatabase.properties(database), StandardOpenOption.APPEND);
        Step.command("grade").finish(home);
        return Exports.of(home, EXPORTS);
    }

    private static void cut(FaultProxy proxy, int http) throws Exception {
        proxy.down();
        if (CUT_MS > TimeUnit.SECONDS.toMillis(RED_SECONDS)) {
            awaitHealth(http, 503, RED_SECONDS);
        }
        Thread.sleep(CUT_MS);
        proxy.heal();
        awaitHealth(http, 200, GREEN_SECONDS);
    }

    /**
     * What comes of a file depends on what had come of the one before: all is graded, told and tried, and then stands for
     * longer than the second that any of the timers waits.
     */
    private static void awaitQuiet(StoreSettings database) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(QUIET_WITHIN_SECONDS);
        try (Connection direct = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            String before = "";
            long since = System.nanoTime();
            while (System.nanoTime() - since < TimeUnit.SECONDS.toNanos(QUIET_SECONDS)) {
                assertThat(System.nanoTime())
                        .as("quiet within %d s", QUIET_WITHIN_SECONDS)
                        .isLessThan(end);
                Thread.sleep(50);
                String now = standing(direct);
                since = now.equals(before) && now.startsWith("0 0 ") ? since : System.nanoTime();
                before = now;
            }
        }
    }

    /** Customers that are due, a first grading under way, and how much there is of what gradings leave. */
    private static String standing(Connection direct) throws SQLException {
        String counts = Stream.of(
                        "grade_due",
                        "meta WHERE name = 'grade.first'",
                        "tier_history",
                        "outbox",
                        "delivery_run",
                        "action_run",
                        "action_item",
                        "action_item WHERE state = 'WAITING'")
                .map(from -> "(SELECT COUNT(*) FROM " + from + ")")
                .collect(Collectors.joining(" || ' ' || "));
        try (Statement statement = direct.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + counts)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void awaitHealth(int port, int wanted, long seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        int seen = 0;
        while (seen != wanted) {
            assertThat(System.nanoTime())
                    .as("health is %d, awaited %d for %d s", seen, wanted, seconds)
                    .isLessThan(end);
            seen = health(port);
            Thread.sleep(50);
        }
    }

    private static int health(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/health/ready")
                    .toURL()
                    .openConnection();
            connection.setReadTimeout(15_000);
            return connection.getResponseCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
