package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.cli.CommandRig.Ran;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands around pulls, on a shop whose database is in memory. */
class PullCommandTest {
    private static final String URL = "jdbc:h2:mem:pull-commands";
    private static final String SHOP = """
            system: shop
            jdbc: {url: "%s", user: sa}
            customers:
              key: id
              pull:
                query: SELECT id, name, changed FROM customers
                cursor: {time: changed, id: id}
              map: {name: name}
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;
    private Connection shop;

    @BeforeEach
    void aShop() throws Exception {
        shop = DriverManager.getConnection(URL, "sa", "");
        sql("CREATE TABLE customers (id VARCHAR(10), name VARCHAR(80), changed TIMESTAMP)");
        sql("INSERT INTO customers VALUES ('C1', 'Ada Byron', TIMESTAMP '2026-06-01 10:00:00')");
        rig = new CommandRig(folder);
        CommandRig.run(Path.of("").toAbsolutePath(), "init", rig.home.toString());
        rig.system("shop", SHOP.formatted(URL));
    }

    @AfterEach
    void close() throws SQLException {
        shop.close();
    }

    private void sql(String statement) throws SQLException {
        shop.createStatement().execute(statement);
    }

    private JsonNode status() {
        return rig.atHome("systems", "status", "-o", "json").json().get(0).at("/pulls/0");
    }

    @Test
    void aPullSaysWhatItBroughtAndHowFarItIs() {
        Ran pulled = rig.atHome("pull", "shop");
        assertThat(pulled.code()).isEqualTo(ExitCode.DONE);
        assertThat(pulled.out()).contains("shop/customers: 1 rows pulled, 1 loaded, 0 unchanged, 0 in quarantine");
        assertThat(status().get("last_success").asText()).startsWith("20");
        assertThat(status().get("cursor").asText()).startsWith("20");
        assertThat(rig.atHome("pull", "shop", "--full").out()).contains("1 rows pulled, 0 loaded, 1 unchanged");
        assertThat(rig.atHome("pull", "shop", "--from", "2026-06-01T10:00", "-o", "json")
                        .json()
                        .at("/0/rows_unchanged")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void onceMeansPullsToo() {
        assertThat(rig.atHome("once").out()).contains("shop/customers: 1 rows pulled");
        rig.atHome("systems", "pause", "shop");
        assertThat(rig.atHome("once").out()).doesNotContain("shop/customers");
    }

    @Test
    void whatIsWrongIsInTheExitCodeAndInTheStatus() throws Exception {
        sql("ALTER TABLE customers RENAME TO people");
        Ran refused = rig.atHome("pull", "shop");
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.out()).contains("it ended early: the database refuses the query");
        rig.system("shop", SHOP.formatted("jdbc:postgresql://127.0.0.1:9/none"));
        assertThat(rig.atHome("pull", "shop").code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(status().get("fault").asText()).contains("cannot be reached");
        assertThat(status().get("failing_since").asText()).startsWith("20");
        assertThat(rig.atHome("systems", "status").out())
                .contains("shop/customers: never pulled; failing since 20")
                .contains("cannot be reached");
    }

    @Test
    void aSystemIsPausedResumedAndPutBack() {
        rig.atHome("pull", "shop");
        rig.atHome("systems", "pause", "shop");
        assertThat(status().get("paused").asBoolean()).isTrue();
        assertThat(rig.atHome("systems", "resume", "shop").out()).contains("shop is pulled again");
        assertThat(status().get("paused").asBoolean()).isFalse();
        rig.atHome("systems", "reset", "shop");
        assertThat(status().get("cursor").isNull()).isTrue();
    }

    @Test
    void whatCannotBePulledIsAWrongUse() {
        assertThat(rig.atHome("pull", "nobody").code()).isEqualTo(ExitCode.USAGE);
        assertThat(rig.atHome("pull", "shop", "--full", "--from", "2026-06-01").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(rig.atHome("systems", "pause", "nobody").code()).isEqualTo(ExitCode.USAGE);
        assertThat(rig.atHome("pull", "shop", "--from", "yesterday").code()).isEqualTo(ExitCode.BAD_INPUT);
    }
}
