package io.tierhub.flow.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.PageSource;
import io.tierhub.flow.SourceFault;
import io.tierhub.flow.http.SourceStub.Asked;
import io.tierhub.flow.http.SourceStub.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers, good and bad, over real HTTP. */
class HttpPullTest {
    private static final String ONE = "{\"code\":0,\"data\":[{\"id\":7,\"name\":\"Acme\"}]}";

    @TempDir
    private Path folder;

    private SourceStub stub;

    @BeforeEach
    void start() throws IOException {
        stub = new SourceStub(asked -> Told.json(ONE));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private String crm(String http, String request) {
        return """
                system: crm
                http:
                  url: %s/api
                %scustomers:
                  key: id
                  map: {name: name}
                  pull:
                    request:
                      path: /contacts
                      records: {at: /data}
                %s""".formatted(stub.url(), http.indent(2), request.indent(6));
    }

    private PullRig rig(String http, String request) throws Exception {
        return new PullRig(folder, crm(http, request));
    }

    private String fault(String http, String request) throws Exception {
        try (PullRig rig = rig(http, request)) {
            SourceFault[] fault = new SourceFault[1];
            assertThatThrownBy(() -> rig.rows("crm"))
                    .isInstanceOfSatisfying(SourceFault.class, thrown -> fault[0] = thrown);
            return fault[0].getMessage();
        }
    }

    @Test
    void rowsComeFlattenedFromWhereTheyAreInTheAnswer() throws Exception {
        stub.script = asked -> Told.json(
                "{\"data\":[{\"id\":7,\"fields\":{\"all\":{\"email\":\"a@x.example\"}},\"tags\":[\"a\",\"b\"],\"n\":1.10}]}");
        try (PullRig rig = rig("", "")) {
            assertThat(rig.rows("crm"))
                    .containsExactly(Map.of("id", "7", "fields.all.email", "a@x.example", "tags", "a;b", "n", "1.10"));
        }
        assertThat(stub.asked.get(0).path()).isEqualTo("/api/contacts");
        assertThat(stub.asked.get(0).headers()).containsEntry("accept", "application/json");
        assertThat(stub.asked.get(0).headers().keySet()).noneMatch(name -> name.startsWith("tierhub"));
    }

    @Test
    void anAnswerMayBePackedOrInAnotherCharset() throws Exception {
        stub.script = asked -> Told.json(ONE).with("Content-Encoding", "gzip");
        Told packed = new Told(200, Map.of("Content-Encoding", "gzip"), gzip(ONE.getBytes(StandardCharsets.UTF_8)));
        stub.script = asked -> packed;
        try (PullRig rig = rig("", "")) {
            assertThat(rig.rows("crm")).hasSize(1);
            Told gbk = new Told(
                    200,
                    Map.of("Content-Type", "application/json; charset=GB18030"),
                    "{\"data\":[{\"id\":1,\"name\":\"杭州砚池\"}]}".getBytes(Charset.forName("GB18030")));
            stub.script = asked -> gbk;
            assertThat(rig.rows("crm").get(0)).containsEntry("name", "杭州砚池");
        }
    }

    @Test
    void anAnswerLargerThanItMayBeIsAFaultAlsoIfItIsSmallWhenPacked() throws Exception {
        byte[] bomb = gzip(("{\"data\":[{\"id\":\"" + "x".repeat(3 << 20) + "\"}]}").getBytes(StandardCharsets.UTF_8));
        assertThat(bomb.length).isLessThan(10_000);
        stub.script = asked -> new Told(200, Map.of("Content-Encoding", "gzip"), bomb);

        assertThat(fault("max_mib: 1", "")).contains("larger than 1 MiB", "max_mib");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html><body>Login</body></html>        | HTML",
                "非法token                               | plain text",
                "''                                     | empty",
                "{\"data\":[{\"id\":1},                     | not whole JSON",
                "{\"data\":[]} trailing                   | not whole JSON",
                "{\"rows\":[]}                            | the answer has no /data",
                "{\"data\":\"none\"}                        | not an array",
                "{\"data\":{\"1\":{\"id\":1}}}               | not an array",
            })
    void whatIsNoAnswerIsAFaultAndNeverNoRows(String body, String words) throws Exception {
        stub.script = asked -> new Told(200, Map.of(), body.strip().getBytes(StandardCharsets.UTF_8));

        assertThat(fault("", "")).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "301,sends elsewhere",
        "302,sends elsewhere",
        "307,sends elsewhere",
        "400,does not understand",
        "401,401",
        "403,lacks a right",
        "404,nothing at this address",
        "422,does not understand",
        "500,failed (500)",
        "204,empty"
    })
    void aStatusThatIsNoAnswerIsAFaultInWords(int status, String words) throws Exception {
        stub.script = asked -> Told.status(status, "Location", stub.url() + "/elsewhere");

        assertThat(fault("", "")).contains(words);
        assertThat(stub.asked).noneMatch(asked -> asked.path().equals("/elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 404})
    void aStatusThatIsSaidToMeanNoRowsMeansThat(int status) throws Exception {
        stub.script = asked -> Told.status(status);
        try (PullRig rig = rig("", "empty: [204, 304, 404]")) {
            assertThat(rig.rows("crm")).isEmpty();
        }
    }

    @Test
    void anErrorCodeInside200IsAFaultEvenWithAnEmptyListAndNothingOfItsTextIsShown() throws Exception {
        String success = "success: {at: /errcode, is: [0]}";
        stub.script = asked -> Told.json("{\"errcode\":40014,\"errmsg\":\"canary\",\"data\":[]}");
        assertThat(fault("", success)).contains("/errcode is 40014").doesNotContain("canary");

        stub.script = asked -> Told.json("{\"data\":[]}");
        assertThat(fault("", success)).contains("/errcode is missing, for the document is an object of 1;");

        stub.script = asked -> Told.json("{\"errcode\":\"0\",\"data\":[]}");
        try (PullRig rig = rig("", success)) {
            assertThat(rig.rows("crm")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"errorCode\":\"canary\"}]             | /status/code is missing, for the document is an array of 1;",
                "{\"status\":[]}                          | /status/code is missing, for /status is an empty array;",
                "{\"status\":{\"code\":{\"canary\":1}}}   | /status/code is an object of 1;",
                "{\"status\":{\"code\":[1,2]}}            | /status/code is an array of 2;",
                "{\"status\":{\"code\":null}}             | /status/code is null;",
                "{\"status\":{\"code\":\"\"}}             | /status/code is an empty text;",
                "{\"status\":{\"code\":\"canary in words\"}} | /status/code is a text;",
            })
    void aFailedTestOfSuccessSaysWhatItSaw(String answer, String words) throws Exception {
        stub.script = asked -> Told.json(answer);
        assertThat(fault("", "success: {at: /status/code, is: [0]}"))
                .contains(words)
                .doesNotContain("canary");
    }

    @Test
    void aMemberThatMustNotBeThereIsAnError() throws Exception {
        stub.script = asked -> Told.json("{\"error\":{\"message\":\"x\"},\"data\":[]}");

        assertThat(fault("", "success: {at: /error, is: []}")).contains("/error is");
    }

    @Test
    void aBodyThatIsCutOrTooSlowIsAFaultThatPasses() throws Exception {
        stub.script = asked -> null;
        assertThat(fault("timeout_seconds: 1", "")).contains("broke off");
        stub.script = asked -> {
            sleep(3_000);
            return Told.json(ONE);
        };
        assertThat(fault("timeout_seconds: 1", "")).contains("no whole answer in time");
    }

    @Test
    void a429IsObeyedToTheSecondAndA503IsAskedAgain() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        stub.script = asked -> switch (calls.getAndIncrement()) {
            case 0 -> Told.status(429, "Retry-After", "7");
            case 1 -> Told.status(429, "Retry-After", "Mon, 05 Oct 2026 00:00:17 GMT");
            case 2 -> Told.status(503);
            default -> Told.json(ONE);
        };
        try (PullRig rig = rig("", "")) {
            assertThat(rig.rows("crm")).hasSize(1);
            assertThat(rig.clock.slept.subList(0, 2)).containsExactly(7_000L, 10_000L);
            assertThat(rig.clock.slept.get(2)).isBetween(2_000L, 4_000L);
        }
    }

    @Test
    void aPauseOfHoursEndsThePullAndLeavesTheSourceAlone() throws Exception {
        stub.script = asked -> Told.status(429, "Retry-After", "7200");
        try (PullRig rig = rig("", "")) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> rig.rows("crm"))
                        .isInstanceOfSatisfying(
                                SourceFault.class,
                                fault -> assertThat(fault.passing()).isTrue())
                        .hasMessageContaining("asked again after 2026-10-05T02:00:00Z");
            }
            assertThat(stub.asked).hasSize(1);
            assertThat(rig.clock.slept).isEmpty();
            rig.clock.now += 7_200_000;
            stub.script = asked -> Told.json(ONE);
            assertThat(rig.rows("crm")).hasSize(1);
        }
    }

    @Test
    void aFailureThatStaysIsGivenUpAfterFiveAttempts() throws Exception {
        stub.script = asked -> Told.status(502);

        assertThat(fault("", "")).contains("cannot answer now (502)");
        assertThat(stub.asked).hasSize(Patience.MAX_TRIES);
    }

    @Test
    void systemsWithOneCredentialShareItsRate() throws Exception {
        String http = "rate: {requests: 3, per: 10s}\nauth: {bearer: \"${env:KEY}\"}";
        String crm = crm(http, "");
        try (PullRig rig = new PullRig(folder, crm, crm.replace("system: crm", "system: shop"))) {
            for (int i = 0; i < 4; i++) {
                rig.rows("crm");
                rig.rows("shop");
            }
            assertThat(rig.clock.slept).containsExactly(10_000L, 10_000L);
        }
        assertThat(stub.asked)
                .hasSize(8)
                .allMatch(asked -> "Bearer s3cret-key".equals(asked.headers().get("authorization")));
    }

    @Test
    void aRowThatCannotBeReadIsRefusedAloneAndColumnsStandInOneOrder() throws Exception {
        stub.script = asked ->
                Told.json("{\"data\":[{\"id\":1,\"a\":\"x\"},{\"b\":\"\\u0000\",\"id\":2},{\"c\":1,\"id\":3}]}");
        try (PullRig rig = rig("", "");
                PageSource source = rig.open("crm", null)) {
            PageSource.Page page = source.next();
            assertThat(page.rows().header().names()).containsExactly("id", "a", "b", "c");
            page.rows().next();
            assertThat(page.rows().next().fault().reason()).contains("NUL_BYTE");
            assertThat(page.rows().next().fault()).isNull();
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static List<String> ids(List<Map<String, String>> rows) {
        return rows.stream().map(row -> row.get("id")).toList();
    }

    static boolean asked(Asked asked, String name, String value) {
        return value.equals(asked.query().get(name));
    }
}
