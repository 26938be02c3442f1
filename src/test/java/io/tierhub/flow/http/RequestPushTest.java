package io.tierhub.flow.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.Channel;
import io.tierhub.flow.DueEvent;
import io.tierhub.flow.PassResult;
import io.tierhub.flow.ReadBack;
import io.tierhub.flow.http.PushRig.Reply;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that are told of tiers over their own HTTP interface, customer by customer. */
@Tag("h2") // the same on either database
class RequestPushTest extends PushCase {
    private static final String ONE = """
            system: crm
            http: {url: "HOST/api", auth: {bearer: "${env:KEY}"}}
            push:
              request:
                path: /contacts/{external}
                method: patch
                query: {source: "{source}"}
                body: |
                  {"tier": "{tier}", "was": "{tier_from}", "score": "{score:number}", "tags": "{tags:list}",
                   "why": "{reasons_en}", "others": "{others:list}", "erp": "{external.erp}", "fixed": true}
              values: {A: Premium, B: "Standard \\"B\\"", D: ""}
            """;

    @Test
    void aTierArrivesInTheWordsOfTheTargetWithTheCredentialOfItsPulls() throws Exception {
        rig(ONE);
        Delivery row = change(7, Tier.A);

        assertThat(rig.dryRun().get(0).text()).startsWith("PATCH " + rig.host() + "/api/contacts/K7?source=policy {");
        assertThat(rig.received).isEmpty();
        assertThat(rig.pass().delivered()).isEqualTo(1);

        PushRig.Received got = rig.received.get(0);
        assertThat(got.method() + " " + got.path() + "?" + got.query())
                .isEqualTo("PATCH /api/contacts/K7?source=policy");
        assertThat(got.auth()).isEqualTo("Bearer s3cret-key");
        assertThat(got.json().toString())
                .isEqualTo("{\"tier\":\"Premium\",\"score\":81.25,\"tags\":[\"high_value\",\"at_risk\"],"
                        + "\"why\":\"bought again within 30 days\","
                        + "\"others\":[\"STRATEGIC\",\"Standard \\\"B\\\"\",\"C\",\"PROSPECT\",\"UNGRADED\"],"
                        + "\"erp\":\"C7\",\"fixed\":true}");
        assertThat(rig.bench.row(row).status()).isEqualTo(Status.DELIVERED);

        rig.bench.advance(Duration.ofDays(1));
        change(7, Tier.B);
        rig.pass();
        assertThat(rig.received.get(1).json().path("was").asText()).isEqualTo("Premium");
        assertThat(rig.received.get(1).json().path("tier").asText()).isEqualTo("Standard \"B\"");
    }

    @Test
    void whatTheTargetHoldsIsReadWithItsCredentialUntilItFallsSilent() throws Exception {
        rig(
                ONE.replace(
                        "    method: patch\n",
                        "    method: patch\n    read: {path: '/contacts/{external}', query: {fields: tier}, at: /fields/tier}\n"));
        rig.behaviour = got -> switch (got.path().substring(got.path().length() - 2)) {
            case "K1" -> Reply.of(200, "{\"fields\": {\"tier\": \"Gold \"}}");
            case "K2" -> Reply.of(200, "{\"fields\": {}}");
            case "K3" -> Reply.of(404, "{}");
            default -> Reply.of(500, "{}");
        };
        List<DueEvent> events = IntStream.rangeClosed(1, 5)
                .mapToObj(id -> new DueEvent(change(id, Tier.A), null))
                .toList();

        Channel channel = rig.sources.channel(rig.target);

        assertThat(channel.readable()).isTrue();
        assertThat(channel.read(events))
                .containsExactly(
                        ReadBack.of("Gold"), ReadBack.of(null), ReadBack.NOT_THERE, ReadBack.SILENT, ReadBack.SILENT);
        assertThat(rig.received).hasSize(4).allSatisfy(got -> {
            assertThat(got.method()).isEqualTo("GET");
            assertThat(got.query()).isEqualTo("fields=tier");
            assertThat(got.auth()).isEqualTo("Bearer s3cret-key");
        });
    }

    @Test
    void aKeyThatIsReplacedInItsFileIsUsedWithoutARestart() throws Exception {
        Path key = folder.resolve("key");
        Files.writeString(key, "first-key\n");
        rig(ONE.replace("${env:KEY}", "${file:key}"));
        change(1, Tier.A);
        rig.pass();
        Files.writeString(folder.resolve("key.new"), "second-key\n");
        Files.move(folder.resolve("key.new"), key, StandardCopyOption.REPLACE_EXISTING);
        Thread.sleep(1_100); // a file is looked at once a second
        change(2, Tier.A);
        rig.pass();
        assertThat(rig.received)
                .extracting(PushRig.Received::auth)
                .containsExactly("Bearer first-key", "Bearer second-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\",\"admin\":true,\"x\":\"",
                "x'}],{\"id\":1}",
                "\\\"\n\r\t\u0000\u2028\uD83D\uDE00",
                "{tier}",
                "../../users/1?delete=true#",
                "a/b;c=d&e=f g+h%2e%2e",
                "客户 张三"
            })
    void noNameChangesTheShapeOfARequest(String hostile) throws Exception {
        rig(ONE.replace("source: \"{source}\"", "source: \"{external.erp}\""));
        rig.bench.change("crm", 1, Tier.A, Map.of("crm", hostile, "erp", hostile));

        assertThat(rig.pass().delivered()).isEqualTo(1);

        PushRig.Received got = rig.received.get(0);
        assertThat(got.path().split("/")).hasSize(4);
        assertThat(java.net.URLDecoder.decode(got.path().split("/")[3], java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(hostile);
        assertThat(got.query()).isEqualTo("source=" + hostile);
        assertThat(got.json().path("erp").asText()).isEqualTo(hostile);
        assertThat(got.json()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", ""})
    void whatCannotStandInAnAddressIsADeadLetterAndNoRequest(String hostile) throws Exception {
        rig(ONE);
        Delivery row = rig.bench.change("crm", 1, Tier.A, Map.of("crm", hostile, "erp", "C1"));
        assertThat(rig.pass().dead()).isEqualTo(1);
        assertThat(rig.received).isEmpty();
        assertThat(rig.bench.row(row).lastError()).contains("no part of an address");
    }

    @Test
    void aKeyInQuotesCannotEndThem() throws Exception {
        rig(ONE.replace("/contacts/{external}", "/Partners('{external}')"));
        rig.bench.change("crm", 1, Tier.A, Map.of("crm", "C1')/x('", "erp", "C1"));
        rig.pass();
        assertThat(java.net.URLDecoder.decode(rig.received.get(0).path(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("/api/Partners('C1'')/x(''')");
    }

    @Test
    void aCustomerWithoutARecordAtTheTargetIsCountedAndDoneWithoutARequest() throws Exception {
        rig(ONE);
        Delivery none = rig.bench.change("crm", 1, Tier.A, Map.of("erp", "C1"));
        Delivery gone = change(2, Tier.A);
        Delivery there = change(3, Tier.A);
        rig.behaviour = got -> Reply.of(got.path().endsWith("K2") ? 404 : 200, "{}");

        PassResult result = rig.pass();

        assertThat(result.notThere()).isEqualTo(2);
        assertThat(result.delivered()).isEqualTo(1);
        assertThat(result.good()).isTrue();
        assertThat(rig.received).hasSize(2);
        assertThat(List.of(none, gone, there))
                .extracting(row -> rig.bench.row(row).status())
                .containsExactly(Status.NOT_THERE, Status.NOT_THERE, Status.DELIVERED);
        rig.bench.advance(Duration.ofDays(30));
        assertThat(rig.pass().notThere()).isZero();
    }

    @Test
    void anErrorCodeInsideA200IsAFailureAndItsTextIsNotRepeated() throws Exception {
        rig(ONE.replace("    path:", "    success: {at: /errcode, is: [\"0\"]}\n    path:"));
        rig.behaviour = got -> Reply.of(200, "{\"errcode\": 40068, \"errmsg\": \"Lin Mei has no tag\"}");
        Delivery row = change(1, Tier.A);

        assertThat(rig.pass().retrying()).isEqualTo(1);
        assertThat(rig.bench.row(row).lastError()).contains("/errcode 40068").doesNotContain("Lin");

        rig.behaviour = got -> Reply.of(200, "{\"errcode\": \"0\"}");
        rig.bench.advance(Duration.ofSeconds(10));
        assertThat(rig.pass().delivered()).isEqualTo(1);
    }

    @Test
    void anAnswerThatDoesNotRepeatTheTierIsAFailure() throws Exception {
        rig(ONE.replace("    path:", "    echo: /saved/tier\n    path:"));
        rig.behaviour = got -> Reply.of(200, "{\"saved\": {\"tier\": \"Standard\"}}");
        change(1, Tier.A);
        assertThat(rig.pass().retrying()).isEqualTo(1);
        rig.behaviour = got -> Reply.of(200, "{\"saved\": {\"tier\": \"Premium\"}}");
        rig.bench.advance(Duration.ofSeconds(10));
        assertThat(rig.pass().delivered()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"429,3600", "503,3600", "200,3600"})
    void aPauseThatTheTargetAsksForHoldsForAllOfItsEvents(int status, String seconds) throws Exception {
        rig(ONE.replace("    path:", "    busy: {at: /errcode, is: [\"45009\"]}\n    path:"));
        rig.behaviour = got -> new Reply(status, "{\"errcode\": 45009}", Map.of("Retry-After", seconds));
        change(1, Tier.A);
        change(2, Tier.A);

        rig.pass();
        assertThat(rig.received).hasSize(1);
        rig.behaviour = got -> Reply.of(200, "{}");
        rig.bench.advance(Duration.ofSeconds(3_599));
        rig.pass();
        assertThat(rig.received).hasSize(1);
        rig.bench.advance(Duration.ofSeconds(1));
        assertThat(rig.pass().delivered()).isEqualTo(2);
    }

    @Test
    void theBudgetOfTheAccountIsNeverExceeded() throws Exception {
        rig(ONE.replace("auth:", "rate: {requests: 3, per: 10s}, auth:"));
        for (int customer = 1; customer <= 7; customer++) {
            change(customer, Tier.A);
        }
        assertThat(rig.pass().delivered()).isEqualTo(3);
        rig.bench.advance(Duration.ofSeconds(7));
        assertThat(rig.pass().delivered()).isZero();
        rig.bench.advance(Duration.ofSeconds(3));
        assertThat(rig.pass().delivered()).isEqualTo(3);
        assertThat(rig.received).hasSize(6);
    }

    @Test
    void aBudgetOfItsOwnLeavesThatOfThePullsAlone() throws Exception {
        rig(ONE.replace("auth:", "rate: {requests: 1, per: 1h}, auth:")
                .replace("    path:", "    rate: {requests: 100, per: 10s}\n    path:"));
        for (int customer = 1; customer <= 7; customer++) {
            change(customer, Tier.A);
        }
        assertThat(rig.pass().delivered()).isEqualTo(7);
    }

    @Test
    void anEndedSessionIsOpenedOnceMoreAndTheRequestRepeated() throws Exception {
        rig("""
                system: crm
                http:
                  url: HOST
                  auth: {login: {url: "HOST/login", json: {user: "${env:KEY}"}, values: {token: /token}, headers: {Authorization: "Bearer {login.token}"}}}
                push:
                  request: {path: "/c/{external}", body: '{"tier": "{tier}"}'}
                """);
        AtomicInteger logins = new AtomicInteger();
        rig.behaviour = got -> got.path().equals("/login")
                ? Reply.of(200, "{\"token\": \"t" + logins.incrementAndGet() + "\"}")
                : Reply.of(got.auth().equals("Bearer t" + Math.max(2, logins.get())) ? 200 : 401, "{}");
        change(1, Tier.A);
        assertThat(rig.pass().delivered()).isEqualTo(1);
        assertThat(logins.get()).isEqualTo(2);
    }
}
