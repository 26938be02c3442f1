package io.tierhub.flow.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.http.SourceStub.Asked;
import io.tierhub.flow.http.SourceStub.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who the hub says it is, in the shapes that vendors document. */
class AuthTest {
    private static final String ONE = "{\"code\":\"0\",\"data\":[{\"id\":7}]}";

    @TempDir
    private Path folder;

    private SourceStub stub;
    private final AtomicInteger tokens = new AtomicInteger();

    @BeforeEach
    void start() throws IOException {
        stub = new SourceStub(asked -> Told.json(ONE));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    private String system(String name, String auth, String request) {
        return """
                system: %s
                http:
                  url: %s
                  auth:
                %scustomers:
                  key: id
                  map: {name: name}
                  pull:
                    request:
                      path: /contacts
                      records: {at: /data}
                %s""".formatted(name, stub.url(), auth.replace("URL", stub.url()).indent(4), request.indent(6));
    }

    private PullRig rig(String auth) throws Exception {
        return new PullRig(folder, system("crm", auth, ""));
    }

    private List<Asked> contacts() {
        return stub.asked.stream()
                .filter(asked -> asked.path().endsWith("/contacts"))
                .toList();
    }

    private Asked login() {
        List<Asked> logins = stub.asked.stream()
                .filter(asked -> !asked.path().endsWith("/contacts"))
                .toList();
        assertThat(logins).hasSize(1);
        return logins.get(0);
    }

    @Test
    void keysThatDoNotChangeStandWhereTheVendorWantsThem() throws Exception {
        try (PullRig rig = rig("basic: {user: \"lin@x.example/token\", password: \"${env:KEY}\"}")) {
            rig.rows("crm");
            assertThat(contacts().get(0).headers())
                    .containsEntry("authorization", "Basic bGluQHguZXhhbXBsZS90b2tlbjpzM2NyZXQta2V5");
        }
        try (PullRig rig = rig("header: {name: DOLAPIKEY, secret: \"${env:KEY}\"}")) {
            rig.rows("crm");
            assertThat(contacts().get(1).headers()).containsEntry("DOLAPIKEY", "s3cret-key");
        }
        try (PullRig rig = rig("query: {name: access_token, secret: \"${env:KEY}\"}")) {
            rig.rows("crm");
            assertThat(contacts().get(2).query()).containsEntry("access_token", "s3cret-key");
        }
    }

    @Test
    void oneTokenServesAllSystemsUntilItEndsAndTheAnswerNamesTheAddress() throws Exception {
        stub.script = asked -> asked.path().equals("/oauth/v2/token")
                ? Told.json("{\"access_token\":\"t" + tokens.incrementAndGet()
                        + "\",\"expires_in\":3600,\"api_domain\":\"" + stub.url() + "/eu\"}")
                : Told.json(ONE);
        String auth = """
                oauth2:
                  token_url: URL/oauth/v2/token
                  grant: refresh_token
                  client_id: id
                  client_secret: "${env:KEY}"
                  refresh_token: "refresh-me"
                  prefix: Zoho-oauthtoken
                  base_url: /api_domain
                """;
        try (PullRig rig = new PullRig(folder, system("crm", auth, ""), system("desk", auth, ""))) {
            rig.rows("crm");
            rig.rows("desk");
            assertThat(login().body())
                    .isEqualTo(
                            "grant_type=refresh_token&client_id=id&client_secret=s3cret-key&refresh_token=refresh-me");
            assertThat(contacts()).extracting(Asked::path).containsExactly("/eu/contacts", "/eu/contacts");
            assertThat(contacts())
                    .allMatch(
                            asked -> "Zoho-oauthtoken t1".equals(asked.headers().get("authorization")));

            rig.clock.now += 3_600_000;
            rig.rows("crm");
            assertThat(contacts().get(2).headers()).containsEntry("authorization", "Zoho-oauthtoken t2");
        }
    }

    @Test
    void aSessionOfCookiesIsOpenedOnceAndOnceMoreWhenItHasEnded() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        stub.script = asked -> {
            if (asked.path().equals("/Login")) {
                return Told.json("{\"SessionId\":\"x\"}")
                        .with("Set-Cookie", "B1SESSION=s" + tokens.incrementAndGet() + "; HttpOnly; path=/");
            }
            return ended.getAndIncrement() == 1 ? Told.status(401) : Told.json(ONE);
        };
        String auth = """
                login:
                  url: URL/Login
                  json: {CompanyDB: SBO, UserName: hub, Password: "${env:KEY}"}
                  cookies: true
                """;
        try (PullRig rig = rig(auth)) {
            rig.rows("crm");
            rig.rows("crm");
            assertThat(contacts())
                    .extracting(asked -> asked.headers().get("cookie"))
                    .containsExactly("B1SESSION=s1", "B1SESSION=s1", "B1SESSION=s2");
            assertThat(stub.asked.get(0).body())
                    .isEqualTo("{\"CompanyDB\":\"SBO\",\"UserName\":\"hub\",\"Password\":\"s3cret-key\"}");

            stub.script = asked -> asked.path().equals("/Login")
                    ? Told.json("{}").with("Set-Cookie", "B1SESSION=again")
                    : Told.status(401);
            assertThatThrownBy(() -> rig.rows("crm")).hasMessageContaining("also after a new login");
            assertThat(stub.asked).hasSize(2 + 3 + 3); // two logins and three pages before; 401, one login, 401
        }
    }

    @Test
    void aTokenOfAnyShapeGoesIntoHeadersOrTheBodyAndACodeInTheBodyEndsIt() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        stub.script = asked -> {
            if (asked.path().equals("/token")) {
                return Told.json(
                        "{\"errorCode\":0,\"accessToken\":\"t" + tokens.incrementAndGet() + "\",\"ea\":\"firm\"}");
            }
            return calls.getAndIncrement() == 0 ? Told.json("{\"code\":\"20016\",\"data\":[]}") : Told.json(ONE);
        };
        String auth = """
                login:
                  url: URL/token
                  json: {appId: FSAID_1, appSecret: "${env:KEY}", grantType: app_secret}
                  success: {at: /errorCode, is: [0]}
                  values: {token: /accessToken, ea: /ea}
                  headers: {Authorization: "Bearer {login.token}", x-fs-ea: "{login.ea}"}
                  expired: {at: /code, is: [20016]}
                """;
        String request = """
                method: post
                query: {thirdTraceId: "{uuid}"}
                success: {at: /code, is: [0]}
                body: '{"corpAccessToken": "{login.token}", "limit": "{limit:number}", "cursor": "{cursor}"}'
                """;
        try (PullRig rig = new PullRig(folder, system("crm", auth, request))) {
            assertThat(rig.rows("crm")).hasSize(1);
        }
        assertThat(contacts()).hasSize(2);
        assertThat(contacts().get(1).headers())
                .containsEntry("authorization", "Bearer t2")
                .containsEntry("x-fs-ea", "firm");
        assertThat(contacts().get(1).body()).isEqualTo("{\"corpAccessToken\":\"t2\",\"limit\":100}");
        assertThat(contacts().get(0).query().get("thirdTraceId"))
                .hasSize(36)
                .isNotEqualTo(contacts().get(1).query().get("thirdTraceId"));
    }

    @Test
    void aLoginMayBeSignedAndItsTokenMayStandInTheAddress() throws Exception {
        stub.script = asked -> asked.path().equals("/getAccessToken")
                ? Told.json("{\"code\":\"00000\",\"data\":{\"access_token\":\"a+b/c=\",\"expire\":7200}}")
                : Told.json(ONE);
        String auth = """
                login:
                  url: URL/getAccessToken
                  method: get
                  send_query: {appKey: abc}
                  sign: {secret: "${env:KEY}"}
                  success: {at: /code, is: [00000]}
                  values: {token: /data/access_token}
                  query: {access_token: "{login.token}"}
                  expires_in: /data/expire
                """;
        try (PullRig rig = rig(auth)) {
            rig.rows("crm");
        }
        assertThat(login().query().keySet()).containsExactlyInAnyOrder("appKey", "timestamp", "signature");
        assertThat(login().query()).containsEntry("timestamp", Long.toString(PullRig.NOW.toEpochMilli()));
        assertThat(contacts().get(0).query()).containsEntry("access_token", "a+b/c=");
    }

    @Test
    void aRefusedLoginSaysSoAndShowsNothing() throws Exception {
        stub.script = asked -> Told.status(400);
        String auth = """
                oauth2: {token_url: URL/token, client_id: canary-id, client_secret: "${env:KEY}"}
                """;
        try (PullRig rig = rig(auth)) {
            assertThatThrownBy(() -> rig.rows("crm"))
                    .hasMessageContaining("the login is answered with 400")
                    .message()
                    .doesNotContain("s3cret", "canary");
        }
    }

    @Test
    void aKeyNeverGoesToAnotherHostAndIsNotKeptWithTheCursor() throws Exception {
        stub.script = asked -> Told.json(
                "{\"data\":[{\"id\":1,\"at\":\"2026-10-01T00:00:00Z\"}],\"next\":\"http://127.0.0.2:1/steal\"}");
        String request = """
                pages: {by: next, next: /next}
                since: {at: [at]}
                """;
        try (PullRig rig = new PullRig(folder, system("crm", "query: {name: k, secret: \"${env:KEY}\"}", request))) {
            assertThatThrownBy(() -> rig.rows("crm")).hasMessageContaining("another host");

            stub.script = asked -> Told.json(
                    "{\"data\":[{\"id\":1,\"at\":\"2026-10-01T00:00:00Z\"}],\"next\":\"/contacts?page=2&k=s3cret-key\"}");
            try (var source = rig.open("crm", null)) {
                rig.clock.now += 1;
                stub.script = asked -> asked.query().containsKey("page")
                        ? Told.status(500)
                        : Told.json(
                                "{\"data\":[{\"id\":1,\"at\":\"2026-10-01T00:00:00Z\"}],\"next\":\"/contacts?page=2&k=s3cret-key\"}");
                assertThat(source.next().cursor()).contains("/contacts?page=2").doesNotContain("s3cret");
            }
            assertThat(contacts().get(contacts().size() - 1).query()).containsEntry("k", "s3cret-key");
        }
    }
}
