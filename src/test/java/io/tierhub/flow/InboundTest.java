package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.Effect;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that others post to over real HTTP. */
class InboundTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SHOP = """
            system: shop
            inbound:
              verify: {standard: {secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}}
            customers:
              key: id
              map: {name: name, emails: email}
            orders:
              key: no
              customer: customer
              map: {placed_at: day, amount: amount}
            """;
    private static final String FORMS = """
            system: forms
            inbound:
              verify: {token: {name: X-Key, secret: "a key of the forms"}}
              at: /data
              entity_at: /form
              entities: {contacts: customers}
            customers:
              key: data_id
              map: {name: name}
            """;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private HubRig rig;
    private int port;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        rig = new HubRig(folder, SHOP, FORMS.replace("data_id", "id"));
        Path settings = folder.resolve("config/application.properties");
        rig.write(
                "config/application.properties",
                Files.readString(settings).replace("tierhub.http.port = 0", "tierhub.http.port = " + port));
        rig.onRealTime().hub().run();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .setHeader("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> signed(String path, String id, String body, String... more) throws Exception {
        long now = System.currentTimeMillis() / 1000;
        List<String> headers = new ArrayList<>(List.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(now),
                "webhook-signature",
                new Webhook(SECRET).sign(id, now, body)));
        headers.addAll(List.of(more));
        return post(path, body, headers.toArray(new String[0]));
    }

    private long records() {
        return rig.export(What.XREF).size();
    }

    @Test
    void whatWasPostedIsTakenInAlsoWhereItsGradingFails() throws Exception {
        assertThat(signed("/in/shop/customers", "m1", "{\"id\":\"C1\",\"name\":\"Lin Wei\"}")
                        .statusCode())
                .isEqualTo(200);
        rig.hub().store().transaction(Effect.DAY_GRADED, tx -> {
            tx.meta().put(GradeCustomers.LAST_DAY, "no day");
            return tx;
        });

        HttpResponse<String> two = signed("/in/shop/customers", "m2", "{\"id\":\"C2\",\"name\":\"Chen Fang\"}");

        assertThat(two.statusCode()).as(two.body()).isEqualTo(200);
        assertThat(records()).isEqualTo(2);
    }

    @Test
    void whatWasPostedIsThereWhenTheSenderHearsThatAllIsWell() throws Exception {
        HttpResponse<String> one = signed("/in/shop/customers", "m1", "{\"id\":\"C1\",\"name\":\"Lin Wei\"}");
        assertThat(one.statusCode()).as(one.body()).isEqualTo(200);
        assertThat(one.body()).contains("1 rows, 0 of them");
        assertThat(records()).isEqualTo(1);

        HttpResponse<String> many = signed(
                "/in/shop/customers", "m2", "[{\"id\":\"C2\",\"name\":\"Ana Diaz\"},{\"id\":\"\",\"name\":\"x\"}]");
        assertThat(many.body()).contains("2 rows, 1 of them in the quarantine");
        assertThat(records()).isEqualTo(2);
        assertThat(signed(
                                "/in/shop/orders",
                                "m3",
                                "{\"no\":1,\"customer\":\"C1\",\"day\":\"2026-06-01\",\"amount\":10}")
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> form = post(
                "/in/forms",
                "{\"form\":\"contacts\",\"data\":{\"id\":7,\"name\":\"Mei Chen\"}}",
                "X-Key",
                "a key of the forms");
        assertThat(form.body()).contains("1 rows");
        assertThat(records()).isEqualTo(3);
        assertThat(post("/in/forms", "{\"form\":\"other\",\"data\":{}}", "X-Key", "a key of the forms")
                        .body())
                .contains("not among what is taken");
    }

    @Test
    void aDeliveryIsTakenOnceAlsoAfterARestart() throws Exception {
        long now = System.currentTimeMillis() / 1000;
        String first = "{\"id\":\"C1\",\"name\":\"Lin Wei\"}";
        String[] headers = {
            "webhook-id",
            "m1",
            "webhook-timestamp",
            Long.toString(now),
            "webhook-signature",
            new Webhook(SECRET).sign("m1", now, first)
        };
        assertThat(post("/in/shop/customers", first, headers).body()).contains("1 rows");
        assertThat(signed("/in/shop/customers", "m2", "{\"id\":\"C1\",\"name\":\"Lin Wei-Ming\"}")
                        .body())
                .contains("1 rows");

        assertThat(post("/in/shop/customers", first, headers).body()).contains("known");
        rig.restart();
        rig.hub().run();
        assertThat(post("/in/shop/customers", first, headers).body()).contains("known");
        assertThat(rig.export(What.CUSTOMERS).get(0).values()).contains("Lin Wei-Ming");
    }

    @Test
    void whatIsWrongIsRefusedInWordsAndLeavesNoTrace() throws Exception {
        String body = "{\"id\":\"C1\",\"name\":\"Lin Wei\"}";
        Map<String, Integer> wrong =
                Map.of("not json", 422, "<html></html>", 422, "{\"id\":", 422, "{\"name\":\"no key\"}", 422);
        for (Map.Entry<String, Integer> each : wrong.entrySet()) {
            assertThat(signed("/in/shop/customers", "w" + each.getKey(), each.getKey())
                            .statusCode())
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        }
        assertThat(signed("/in/shop/customers", "e", "[]").body()).contains("0 rows");
        assertThat(signed("/in/shop/customers", "n", "[1,2]").statusCode()).isEqualTo(422);
        assertThat(post("/in/shop/customers", body).statusCode()).isEqualTo(401);
        assertThat(post("/in/nobody/customers", body).statusCode()).isEqualTo(401);
        assertThat(signed("/in/shop/tickets", "t", body).statusCode()).isEqualTo(404);
        assertThat(signed("/in/shop", "t", body).statusCode()).isEqualTo(404);
        assertThat(signed("/in/shop/customers/x", "t", body).statusCode()).isEqualTo(404);
        assertThat(post("/in/forms", body, "X-Key", "a key of the form").body()).doesNotContain("a key of the forms");
        assertThat(post("/in/shop/customers", "x".repeat(5 << 20)).statusCode()).isEqualTo(413);
        HttpRequest form = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/in/shop/customers"))
                .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .build();
        assertThat(client.send(form, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(415);
        HttpRequest get = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/in/shop/customers"))
                .build();
        assertThat(client.send(get, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isIn(404, 405);
        assertThat(records()).isZero();
    }

    /** Headers and texts that steer a Camel that lets them. */
    private static List<String[]> smuggled(Path canary) {
        String file = canary.toString();
        List<String[]> all = new ArrayList<>();
        for (String name : List.of(
                "CamelHttpUri",
                "CamelHttpPath",
                "CamelHttpMethod",
                "CamelHttpQuery",
                "CamelHttpResponseCode",
                "CamelHttpRawQuery",
                "CamelHttpUrl",
                "CamelHttpBaseUri",
                "CamelHttpHost",
                "CamelFileName",
                "CamelFileNameProduced",
                "CamelFileParent",
                "CamelOverruleFileName",
                "CamelFileNameConsumed",
                "CamelSqlQuery",
                "CamelSqlParameters",
                "CamelJdbcParameters",
                "CamelRetrieveGeneratedKeys",
                "CamelBeanMethodName",
                "CamelBeanParameterMappingEnabled",
                "CamelExecCommandExecutable",
                "CamelExecCommandArgs",
                "CamelDestination",
                "CamelToEndpoint",
                "CamelSlipEndpoint",
                "CamelRecipientListEndpoint",
                "CamelRedelivered",
                "CamelRedeliveryCounter",
                "CamelFailureEndpoint",
                "CamelLanguageScript",
                "CamelScriptArguments",
                "CamelTemplate",
                "CamelVelocityTemplate",
                "CamelCharsetName",
                "CamelSkipGzipEncoding",
                "CamelRouteStop",
                "CamelRestHttpUri",
                "CamelAuthentication",
                "CamelTimerName",
                "cAmElHttpUri",
                "camelhttpuri",
                "CAMELHTTPURI",
                "camel.http.uri",
                "org.apache.camel.FileName",
                "tierhub-timeout-ms",
                "tierhub.system",
                "tierhubPushUrl")) {
            all.add(new String[] {name, "file:" + file});
        }
        all.add(new String[] {"X-Text", "{{env:PATH}}"});
        all.add(new String[] {"X-Text", "{{sys:user.home}}"});
        all.add(new String[] {"X-Text", "${bean:java.lang.Runtime}"});
        all.add(new String[] {"X-Text", "#{T(java.lang.Runtime).getRuntime().exec('touch " + file + "')}"});
        return all;
    }

    @Test
    void nothingInARequestSteersTheHub() throws Exception {
        Path canary = folder.resolve("canary");
        List<String[]> smuggled = smuggled(canary);
        assertThat(smuggled).hasSizeGreaterThanOrEqualTo(50);
        int n = 0;
        for (String[] header : smuggled) {
            n++;
            String id = "s" + n;
            HttpResponse<String> in =
                    signed("/in/shop/customers", id, "{\"id\":\"S" + n + "\",\"name\":\"{{env:PATH}}\"}", header);
            assertThat(in.statusCode()).as(header[0]).isEqualTo(200);
            assertThat(in.body()).as(header[0]).contains("1 rows").doesNotContain(canary.toString());
            assertThat(in.headers().map().keySet())
                    .as(header[0])
                    .noneMatch(name -> name.toLowerCase().contains("camel"));
            assertThat(records()).isEqualTo(n);
            for (String path : List.of("/health/live", "/health/ready", "/health/flows", "/metrics")) {
                HttpRequest get = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header(header[0], header[1])
                        .build();
                HttpResponse<String> answer = client.send(get, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(header[0] + " " + path).isEqualTo(200);
                assertThat(answer.body()).doesNotContain(canary.toString());
                assertThat(answer.headers().map().keySet())
                        .as(header[0] + " " + path)
                        .noneMatch(name -> name.equalsIgnoreCase(header[0]) || name.startsWith("Camel"));
            }
        }
        assertThat(canary).doesNotExist();
        assertThat(rig.export(What.CUSTOMERS).toString()).doesNotContain(System.getenv("PATH"));
    }

    @Test
    void theCharsetOfARequestIsNotThatOfTheAnswer() throws Exception {
        HttpResponse<String> answer =
                post("/in/shop/customers", "{}", "Content-Type", "application/json; charset=UTF-16");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).startsWith("{\"refused\":");
    }

    @Test
    @Tag("full")
    void aSenderThatTricklesIsCutOffAndHoldsUpNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Socket socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /in/shop/customers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + (i % 2 == 0 ? "Content-Length: 1000\r\n\r\n{" : "X-"))
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            slow.add(socket);
        }
        assertThat(signed("/in/shop/customers", "m1", "{\"id\":\"C1\",\"name\":\"Lin Wei\"}")
                        .statusCode())
                .isEqualTo(200);
        for (Socket socket : slow) {
            assertThat(ended(socket)).isTrue();
            socket.close();
        }
    }

    private static boolean ended(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // an answer before the end is as good
            }
            return true;
        } catch (java.net.SocketTimeoutException still) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
