package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.tierhub.cli.CommandRig.Ran;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator types when a target does not take its events. */
class DeliveriesCommandTest {
    private static final String SYSTEM = """
            system: erp
            customers:
              files: "customers*"
              key: id
              map: {name: name}
            orders:
              files: "orders*"
              key: no
              customer: id
              map: {placed_at: day, amount: amount}
            push:
              webhook: {url: "http://127.0.0.1:%d/", secret: "0123456789012345678901234"}
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;
    private HttpServer target;
    private volatile int status = 410;

    @BeforeEach
    void gradeTwo() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        target.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = "{\"error\":\n\"no such customer\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, status < 300 ? -1 : body.length);
            if (status >= 300) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        target.start();
        rig = new CommandRig(folder);
        rig.system("erp", SYSTEM.formatted(target.getAddress().getPort()));
        rig.allowLoopback();
        Path customers = rig.write("customers.csv", "id,name\nC1,Ada Lovelace\nC2,Bo Diddley\n");
        Path orders = rig.write("orders.csv", "no,id,day,amount\nO1,C1,2026-02-01,50\nO2,C2,2026-02-01,5\n");
        assertThat(rig.atHome("load", "erp", customers.toString(), orders.toString())
                        .code())
                .isZero();
        assertThat(rig.atHome("grade").code()).isZero();
    }

    @AfterEach
    void stop() {
        target.stop(0);
    }

    @Test
    void aDeadLetterSaysWhyIsTriedAgainByItsTargetAndArrives() {
        assertThat(rig.atHome("push").code()).isEqualTo(ExitCode.UNREACHABLE);
        Ran dead = rig.atHome("deliveries", "list", "--status", "dead");
        assertThat(dead.out())
                .contains("last: 410: the target says that it is gone: {\"error\": \"no such customer\"}")
                .contains("1 deliveries");

        status = 204;
        assertThat(rig.atHome("deliveries", "retry", "--target", "erp").out()).contains("1 will be tried again");
        rig.atHome("systems", "resume", "erp");
        assertThat(rig.atHome("push").out()).contains("erp: 2 delivered");
    }

    @Test
    void theListIsOfACustomerOrATime() {
        String customer = rig.atHome("export", "xref")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split(",")[0];
        JsonNode rows = rig.atHome("deliveries", "list", "--customer", customer, "-o", "json")
                .json();
        assertThat(rows).hasSize(1);
        assertThat(rows.at("/0/customer_id").asText()).isEqualTo(customer);
        assertThat(rig.atHome("deliveries", "list", "--since", "2020-01-01").out())
                .contains("2 deliveries");
        assertThat(rig.atHome("deliveries", "list", "--until", "2020-01-01").out())
                .contains("0 deliveries");
        assertThat(rig.atHome("deliveries", "list", "--until", "2020-01-01T00:00:00+08:00")
                        .out())
                .contains("0 deliveries");
        Ran wrong = rig.atHome("deliveries", "list", "--since", "yesterday");
        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("--since takes a day, as in 2026-06-30");
    }

    @Test
    void manyAreDroppedOnlyForAReasonWhichIsKept() {
        assertThat(rig.atHome("deliveries", "drop", "--target", "erp").code()).isEqualTo(ExitCode.USAGE);
        assertThat(rig.atHome("deliveries", "drop").code()).isEqualTo(ExitCode.USAGE);
        assertThat(rig.atHome("deliveries", "drop", "--target", "erp", "--reason", "a test load")
                        .out())
                .contains("2 dropped");
        assertThat(rig.atHome("deliveries", "list", "--status", "dropped").out())
                .contains("dropped: a test load", "2 deliveries");
        assertThat(rig.atHome("push").out()).contains("erp: 0 delivered");
    }

    @Test
    void aDryRunTellsBodiesOrDifferencesAndSendsNothing() {
        Ran plan = rig.atHome("push", "--dry-run");
        assertThat(plan.out()).contains("\"specversion\":\"1.0\"", "erp: 2 to send");
        Ran diff = rig.atHome("push", "--dry-run", "--diff");
        assertThat(diff.out()).contains("+ M000001 customer.tier.changed", "+tier.to: ");
        JsonNode json = rig.atHome("push", "--dry-run", "--diff", "-o", "json").json();
        assertThat(json).hasSize(2);
        assertThat(json.at("/0/diff/0/before").isNull()).isTrue();
        assertThat(json.at("/0/body").asText()).contains("\"tier\"");
        assertThat(rig.atHome("push", "--diff").code()).isEqualTo(ExitCode.USAGE);
        assertThat(rig.atHome("deliveries", "list", "--status", "pending").out())
                .contains("2 deliveries");
    }
}
