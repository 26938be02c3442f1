package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tierhub.flow.ExportRequest.What;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub that asks a source over HTTP. */
class HttpPullFlowTest {
    private static final String CRM = """
            system: crm
            http: {url: "URL"}
            customers:
              key: id
              map: {name: name, emails: email}
              pull:
                request:
                  path: /customers
                  query: {since: "{from}"}
                  records: {at: /data}
                  success: {at: /code, is: [0]}
                  since: {at: [at]}
            orders:
              key: no
              customer: customer
              map: {placed_at: day, amount: amount}
              pull:
                request: {path: /orders, records: {at: /data}, empty: [404]}
            """;

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();
    private volatile int status = 200;
    private volatile String customers;
    private volatile String orders =
            "{\"data\":[{\"no\":1,\"customer\":\"C1\",\"day\":\"2026-06-01\",\"amount\":10}]}";
    private HttpServer server;
    private HubRig rig;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            boolean people = exchange.getRequestURI().getPath().equals("/customers");
            byte[] body = (people ? customers : orders).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(people ? status : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        rig = new HubRig(
                folder,
                CRM.replace("URL", "http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        rig.close();
        server.stop(0);
    }

    private List<Pulled> pull() {
        return rig.hub().pulls().pull("crm", false, null);
    }

    @Test
    void rowsAreTakenInTheCursorGoesOnAndAnEmptyOrWrongAnswerTakesNothingAway() {
        customers =
                "{\"code\":0,\"data\":[{\"id\":\"C1\",\"name\":\"Lin Wei\",\"email\":\"lin@x.example\",\"at\":\"2026-06-01T08:00:00Z\"},"
                        + "{\"id\":\"C2\",\"name\":\"Ana Diaz\",\"email\":\"\",\"at\":\"2026-06-02T08:00:00Z\"},"
                        + "{\"id\":\"\",\"name\":\"No Key\",\"at\":\"2026-06-02T08:00:00Z\"}]}";
        List<Pulled> first = pull();
        assertThat(first).allMatch(Pulled::done);
        assertThat(first.get(0).rows().rowsLoaded()).isEqualTo(2);
        assertThat(first.get(0).rows().rowsQuarantined()).isEqualTo(1);
        assertThat(first.get(0).cursor()).contains("2026-06-02T08:00:00Z");
        assertThat(rig.export(What.XREF)).hasSize(2);

        assertThat(pull().get(0).rows().rowsUnchanged()).isEqualTo(2);
        assertThat(asked)
                .contains("/customers?since=1970-01-01T00%3A00%3A00Z", "/customers?since=2026-06-02T07%3A55%3A00Z");

        customers = "{\"code\":0,\"data\":[]}";
        assertThat(pull()).allMatch(Pulled::done);
        for (String wrong : List.of(
                "{\"code\":\"40014\",\"data\":[]}",
                "<html>Login</html>",
                "{\"code\":0}",
                "{\"code\":0,\"data\":[{\"key\":9,\"at\":\"2026-06-03\"}]}")) {
            customers = wrong;
            Pulled failed = pull().get(0);
            assertThat(failed.fault()).as(wrong).isNotNull();
            assertThat(failed.cursor()).contains("2026-06-02T08:00:00Z");
        }
        assertThat(rig.export(What.XREF)).hasSize(2);

        status = 500;
        assertThat(pull().get(0).fault().passing()).isTrue();
    }

    @Test
    void ordersThatAllLeaveOutWhoseTheyAreAreRefusedOneByOneAndThePullGoesOn() {
        customers = "{\"code\":0,\"data\":[{\"id\":\"C1\",\"name\":\"Lin Wei\",\"email\":\"lin@x.example\"}]}";
        orders = "{\"data\":[{\"no\":1,\"day\":\"2026-06-01\",\"amount\":10},{\"no\":2,\"day\":\"2026-06-02\",\"amount\":5}]}";
        Pulled guests = pull().get(1);
        assertThat(guests.fault()).isNull();
        assertThat(guests.rows().rowsQuarantined()).isEqualTo(2);
        assertThat(guests.warnings())
                .anyMatch(words -> words.startsWith("MISSING_COLUMN: customer is read from customer, which no row"));
        assertThat(rig.export(What.QUARANTINE))
                .extracting(row -> row.get("reason"))
                .containsOnly("MISSING_CUSTOMER: the row does not say whose it is");

        orders = "{\"data\":[{\"no\":3,\"customer\":\"C1\"}]}";
        assertThat(pull().get(1).rows().rowsQuarantined()).isEqualTo(1);
        assertThat(rig.export(What.QUARANTINE))
                .extracting(row -> row.get("reason"))
                .anyMatch(reason -> reason.startsWith("MISSING_DATE"));

        orders = "{\"data\":[{\"customer\":\"C1\",\"day\":\"2026-06-01\",\"amount\":10}]}";
        assertThat(pull().get(1).fault().getMessage()).contains("MISSING_COLUMN: key is read from no");
    }
}
