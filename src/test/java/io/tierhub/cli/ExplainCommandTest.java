package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.tierhub.cli.CommandRig.Ran;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One home for all: an ERP that is also told of tiers, a CRM, two days graded, a target that failed on the second. */
class ExplainCommandTest {
    private static final String ERP = """
            system: erp
            kind: erp
            customers:
              files: "customers*"
              key: no
              map: {name: name, tax_id: tax_id, phones: phone, city: city, updated_at: changed}
            orders:
              files: "orders*"
              key: no
              customer: customer
              map: {placed_at: day, amount: amount}
            push:
              webhook: {url: "http://127.0.0.1:%d/tiers", secret: "0123456789abcdef0123456789abcdef"}
            """;
    private static final String CRM = """
            system: crm
            customers:
              files: "contacts*"
              key: id
              map: {type: kind, name: name, phones: phone, city: city, account: {name: company}}
            """;

    @TempDir
    private static Path folder;

    private static CommandRig rig;
    private static HttpServer target;
    private static volatile int answer = 204;
    private static String mergedAway;

    @BeforeAll
    static void twoDaysOfBusiness() throws IOException {
        rig = new CommandRig(folder);
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/", exchange -> {
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        target.start();
        CommandRig.run(Path.of("").toAbsolutePath(), "init", rig.home.toString());
        rig.allowLoopback();
        rig.system("erp", ERP.formatted(target.getAddress().getPort()));
        rig.system("crm", CRM);
        load("erp", "customers.csv", """
                no,name,tax_id,phone,city,changed
                C1,杭州砚池化工有限公司,91330100MA480LXU47,0571-55504640,杭州市,2025-01-31 08:00:00
                C2,苏州沐禾医疗器械有限公司,91320500MA9NGUDKXK,0512-55506418,苏州市,2025-06-11
                """);
        load("crm", "contacts.csv", """
                id,kind,name,phone,city,company
                9,organization,砚池化工,0571-55504640,上海市,
                10,person,李雷,13800138000,杭州市,杭州砚池化工有限公司
                20,organization,临时客户,,,
                """);
        load("erp", "orders-1.csv", """
                no,customer,day,amount
                1,C1,2025-05-01,1200.50
                2,C1,2025-06-20,800
                """);
        rig.atHome("grade", "--as-of", "2025-06-30");
        Ran pushed = rig.atHome("push");
        assertThat(pushed.code()).as(pushed.out() + pushed.err()).isZero();
        mergedAway = explained("crm:20").get("customer_id").asText();
        load("crm", "contacts-2.csv", """
                id,kind,name,phone,city,company
                20,organization,苏州沐禾医疗器械有限公司,0512-55506418,苏州市,
                """);
        load("erp", "orders-2.csv", """
                no,customer,day,amount
                3,C2,2025-07-15,5000
                """);
        rig.atHome("grade", "--as-of", "2025-07-31");
        answer = 503;
        rig.atHome("push");
    }

    @AfterAll
    static void stop() {
        target.stop(0);
    }

    @Test
    void everyGoldenValueNamesItsRecordAndItsRuleAndWhatLost() {
        JsonNode golden = explained("erp:C1").get("golden");
        JsonNode name = find(golden, "field", "name");
        assertThat(name.at("/values/0/value").asText()).isEqualTo("杭州砚池化工有限公司");
        assertThat(name.at("/values/0/source").asText()).isEqualTo("erp:C1");
        assertThat(name.at("/values/0/rule").asText()).isEqualTo("source_priority");
        assertThat(name.at("/lost/0/value").asText()).isEqualTo("砚池化工");
        assertThat(name.at("/lost/0/source").asText()).isEqualTo("crm:9");
        assertThat(rig.atHome("explain", "erp:C1").out())
                .contains("杭州砚池化工有限公司  (erp:C1, source_priority)", "not 砚池化工  (crm:9)");
    }

    @Test
    void everySourceRecordNamesItsFileItsLineAndWhenItChanged() {
        JsonNode sources = explained("erp:C1").get("sources");
        JsonNode erp = find(sources, "system", "erp");
        assertThat(erp.get("file").asText()).isEqualTo("customers.csv");
        assertThat(erp.get("line").asInt()).isEqualTo(2);
        assertThat(erp.get("updated_at").asText()).isEqualTo("2025-01-31T08:00:00+08:00");
        JsonNode crm = find(sources, "system", "crm");
        assertThat(crm.get("file").asText()).isEqualTo("contacts.csv");
        assertThat(crm.get("updated_at").isNull()).isTrue();
    }

    @Test
    void everyRecordOfSeveralShowsTheOneThatSpeaksForItInBothLanguages() {
        JsonNode matches = explained("erp:C1").get("matches");
        assertThat(matches).hasSize(2);
        JsonNode crm = find(matches, "record", "crm:9");
        assertThat(crm.get("partner").asText()).isEqualTo("erp:C1");
        JsonNode phone = find(crm.get("fields"), "field", "phone");
        assertThat(phone.get("en").asText()).startsWith("phone: equal (+");
        assertThat(phone.get("zh").asText()).startsWith("电话：完全一致（+");
        assertThat(rig.atHome("explain", "erp:C1").out()).contains("crm:9 with erp:C1", "phone: equal · 电话：完全一致");
    }

    @Test
    void accountsAndContactsAreLinkedBothWays() {
        JsonNode account = explained("erp:C1");
        assertThat(account.get("contact_count").asInt()).isOne();
        assertThat(account.at("/contacts/0/record").asText()).isEqualTo("crm:10");
        assertThat(account.at("/contacts/0/name").asText()).isEqualTo("李雷");
        JsonNode contact = explained("crm:10");
        assertThat(contact.get("standing").asText()).isEqualTo("contact");
        assertThat(contact.at("/sources/0/account/customer_id").asText())
                .isEqualTo(account.get("customer_id").asText());
        assertThat(contact.get("tier").isNull()).isTrue();
        assertThat(rig.atHome("explain", "crm:10").out()).contains("a contact: not graded itself", "belongs to M0");
    }

    @Test
    void gradesShowInputsAndContributionsAndTheTierItsReasons() {
        JsonNode found = explained("erp:C1");
        JsonNode rfm = find(found.get("grades"), "model", "rfm");
        assertThat(rfm.get("status").asText()).isEqualTo("SCORED");
        assertThat(rfm.at("/inputs/money").decimalValue()).isEqualByComparingTo("2000.50");
        assertThat(rfm.get("contributions")).hasSize(3).allSatisfy(part -> {
            assertThat(part.get("zh").asText()).isNotEmpty();
            assertThat(part.get("en").asText()).isNotEmpty();
        });
        double points = 0;
        for (JsonNode part : found.at("/tier/contributions")) {
            points += part.get("points").asDouble();
        }
        assertThat(found.at("/tier/score").asDouble()).isCloseTo(points, within(0.001));
        assertThat(found.at("/tier/reasons")).isNotEmpty();
        assertThat(rig.atHome("explain", "erp:C1").out())
                .contains(
                        "money 2000.50",
                        found.at("/tier/reasons/0/zh").asText(),
                        found.at("/tier/reasons/0/en").asText());
    }

    @Test
    void theLastChangeIsToldFromTheLastTwoSpans() {
        JsonNode found = explained("erp:C2");
        assertThat(found.get("history")).hasSize(2);
        assertThat(found.at("/change/day").asText()).isEqualTo("2025-07-31");
        assertThat(found.at("/change/from").asText()).isEqualTo("PROSPECT");
        assertThat(found.at("/change/to")).isEqualTo(found.at("/tier/tier"));
        assertThat(found.at("/change/cause").asText()).isEqualTo("POLICY");
        assertThat(rig.atHome("explain", "erp:C2").out())
                .contains("2025-06-30 to 2025-07-31  PROSPECT", "2025-07-31: PROSPECT -> ");
    }

    @Test
    void deliveriesShowWhatWasAcknowledgedAndWhatIsUnderWay() {
        JsonNode told = explained("erp:C2").at("/deliveries/0");
        assertThat(told.get("target").asText()).isEqualTo("erp");
        assertThat(told.get("acknowledged_tier").asText()).isEqualTo("PROSPECT");
        assertThat(told.at("/last/status").asText()).isEqualTo("PENDING");
        assertThat(told.at("/last/attempts").asInt()).isOne();
        assertThat(told.at("/last/last_status").asInt()).isEqualTo(503);
        assertThat(rig.atHome("explain", "erp:C2").out())
                .contains("1 attempt, last: ", "before: acknowledged PROSPECT");
    }

    @Test
    void anIdentifierThatWasMergedAwaySaysIntoWhich() {
        JsonNode now = explained("erp:C2");
        JsonNode old = explained(mergedAway);
        assertThat(mergedAway).isNotEqualTo(now.get("customer_id").asText());
        assertThat(old.get("merged_from").asText()).isEqualTo(mergedAway);
        assertThat(old.get("customer_id")).isEqualTo(now.get("customer_id"));
        assertThat(rig.atHome("explain", mergedAway).out())
                .startsWith(mergedAway + " was merged into "
                        + now.get("customer_id").asText());
    }

    @Test
    void aPairIsAWaterfallThatAddsUpToItsTotal() {
        JsonNode pair = explained("erp:C1", "crm:9");
        assertThat(pair.get("same_customer").asBoolean()).isTrue();
        double sum = pair.get("prior").asDouble();
        for (JsonNode field : pair.get("fields")) {
            sum += field.get("bits").asDouble();
        }
        assertThat(pair.get("total").asDouble()).isCloseTo(sum, within(1e-9));
        assertThat(pair.at("/thresholds/preset").asText()).isEqualTo("default");
        assertThat(rig.atHome("explain", "erp:C1", "crm:9").out())
                .contains(
                        "are one customer: the evidence reaches the threshold",
                        "是同一客户",
                        "start: most pairs are strangers",
                        "total · 合计",
                        "needed: 0.0 bits",
                        "阈值");
    }

    @Test
    void aVetoIsNamedInBothLanguages() {
        JsonNode pair = explained("erp:C1", "erp:C2");
        assertThat(pair.get("same_customer").asBoolean()).isFalse();
        assertThat(pair.at("/vetoes/0/code").asText()).isEqualTo("TAX_ID");
        assertThat(rig.atHome("explain", "erp:C1", "erp:C2").out())
                .contains("two customers: a veto forbids the join", "veto: two different valid tax ids · 两个有效税号不同");
        assertThat(pair.at("/why_not/code").asText()).isEqualTo("VETO");
        assertThat(pair.at("/why_not/veto/code").asText()).isEqualTo("TAX_ID");
        assertThat(explained("erp:C1", "crm:9").has("why_not")).isFalse();
        assertThat(explained("crm:10", "crm:9").at("/vetoes/0/code").asText()).isEqualTo("PARTY_TYPE");
    }

    @Test
    void ofTwoCustomersItIsSaidWhatKeepsThemApart() {
        JsonNode pair = explained("erp:C1", "crm:20");
        assertThat(pair.at("/why_not/code").asText()).isEqualTo("VETO_OF_OTHERS");
        assertThat(explained("crm:9", "crm:20").at("/why_not/veto/code").asText())
                .isEqualTo("TAX_ID");
        assertThat(rig.atHome("explain", "erp:C1", "crm:20").out())
                .contains("a veto between other records of theirs forbids the join", "所在客户的其他记录之间被否决");
    }

    @Test
    void whatIsUnknownIsBadInputAndSaysWhatIsKnown() {
        refused(ExitCode.BAD_INPUT, "there is no customer M999999", "M999999");
        refused(ExitCode.BAD_INPUT, "erp has no customer record with the key C9", "erp:C9");
        refused(ExitCode.BAD_INPUT, "no record came from a system called shop; records came from erp, crm", "shop:1");
        refused(ExitCode.BAD_INPUT, "no customer record with the key C9", "erp:C1", "erp:C9");
    }

    @Test
    void whatIsNeitherAnIdNorAKeyIsWrongUsage() {
        refused(ExitCode.USAGE, "not a customer id: 'C1'", "C1");
        refused(ExitCode.USAGE, "not a source key: 'M000001'", "M000001", "erp:C1");
        refused(ExitCode.USAGE, "erp:C1 is named twice", "erp:C1", "erp:C1");
        assertThat(rig.atHome("explain").code()).isEqualTo(ExitCode.USAGE);
    }

    private static void refused(int code, String message, String... names) {
        List<String> args = new ArrayList<>(List.of("explain"));
        args.addAll(List.of(names));
        Ran ran = rig.atHome(args.toArray(new String[0]));
        assertThat(ran.err()).contains(message);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(code);
    }

    private static JsonNode explained(String... names) {
        List<String> args = new ArrayList<>(List.of("explain", "-o", "json"));
        args.addAll(List.of(names));
        Ran ran = rig.atHome(args.toArray(new String[0]));
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.json();
    }

    private static JsonNode find(JsonNode list, String name, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> each.get(name).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " " + value + " in " + list));
    }

    private static void load(String system, String file, String csv) throws IOException {
        Ran ran = rig.atHome("load", system, rig.write(file, csv).toString());
        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    }
}
