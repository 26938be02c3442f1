package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.flow.Deciding.RefusedException;
import io.tierhub.flow.Deciding.Said;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.Delivery;
import io.tierhub.store.DeliveryFilter;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of tags: those of rules, those of persons, and what targets that ask for tags hear. */
class TaggingTest {
    private static final Said LI = new Said("Li", null);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SYSTEM = """
            system: erp
            customers:
              files: "customers*"
              key: id
              map: {name: name, emails: email, nps: nps}
            """;
    private static final String PUSH =
            "push: {webhook: {url: https://erp.example/tiers, secret: 0123456789012345678901234%s}}\n";
    private static final String UNHAPPY = "tags: {unhappy: {when: nps < 6}}";

    @TempDir
    private Path home;

    private HubRig rig;
    private int files;

    @BeforeEach
    void open() throws IOException {
        open(", tags: true");
    }

    private void open(String tags) throws IOException {
        rig = new HubRig(home, SYSTEM + PUSH.formatted(tags)).write("config/hub.yaml", "ruleset: rules\n");
        rules(UNHAPPY);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void rules(String models) throws IOException {
        rig.restart().write("config/grading/rules.yaml", "name: rules\nmodels: {" + models + "}\n");
    }

    private void take(int anna, int otto) throws IOException {
        rig.take(
                "erp",
                "customers" + files++ + ".csv",
                "id,name,email,nps,file",
                "1,Anna Bergstrom,anna@bergstrom.example," + anna + "," + files,
                "2,Otto Weidling,otto@weidling.example," + otto + "," + files);
    }

    private List<String> tags() {
        return rig.canonical(What.TAGS).stream()
                .map(row -> row.get("customer_id") + " " + row.get("tag") + " " + row.get("from") + " " + row.get("to")
                        + " " + row.get("source"))
                .toList();
    }

    private List<Delivery> events() {
        return rig.hub().store().read(tx -> tx.outbox().newest(DeliveryFilter.of("erp", null), 100)).stream()
                .filter(row -> row.type().equals("customer.tag.changed") && row.status() == Delivery.Status.PENDING)
                .toList();
    }

    private static String said(Delivery event) {
        try {
            JsonNode data = JSON.readTree(event.data());
            return data.at("/customer/external/erp").asText() + " " + data.get("tags") + " +" + data.get("began") + " -"
                    + data.get("ended");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTagOfARuleHoldsFromTheDayOnWhichTheRuleIsTrueUntilItIsNot() throws IOException {
        take(3, 9);
        rig.grade();
        assertThat(tags()).containsExactly("erp:1 unhappy 2026-06-30  rule");
        rig.calendar.nextDay();
        take(9, 4);
        rig.grade();
        assertThat(tags())
                .containsExactly("erp:1 unhappy 2026-06-30 2026-07-01 rule", "erp:2 unhappy 2026-07-01  rule");
        take(3, 4);
        rig.grade();
        assertThat(tags())
                .as("what ends and begins on a day never ended")
                .containsExactly("erp:1 unhappy 2026-06-30  rule", "erp:2 unhappy 2026-07-01  rule");
        take(3, 9);
        rig.grade();
        assertThat(tags())
                .as("what begins and ends on a day never was")
                .containsExactly("erp:1 unhappy 2026-06-30  rule");
        assertThat(rig.canonical(What.TAGS).get(0).get("ruleset")).startsWith("rules@sha256:");
        assertThat(rig.hub()
                        .reports()
                        .explaining()
                        .customer(SourceKey.parse("erp:1"))
                        .tags())
                .extracting(tag -> tag.name() + " " + tag.since())
                .containsExactly("unhappy 2026-06-30");
    }

    @Test
    void targetsThatAskForTagsHearOfEachThatBeginsOrEndsInOneWaitingEvent() throws IOException {
        take(3, 9);
        rig.grade();
        assertThat(events()).extracting(TaggingTest::said).containsExactly("1 [\"unhappy\"] +[\"unhappy\"] -[]");
        rig.hub().stewardship().tagging().add("erp:1", "vip", LI);
        rig.grade();
        assertThat(events())
                .as("since the last one that may have been heard")
                .extracting(TaggingTest::said)
                .containsExactly("1 [\"unhappy\",\"vip\"] +[\"unhappy\",\"vip\"] -[]");
        take(9, 9);
        rig.grade();
        assertThat(events()).extracting(TaggingTest::said).containsExactly("1 [\"vip\"] +[\"vip\"] -[]");
        assertThat(events().get(0).seq())
                .as("after the tier and the two that it supersedes")
                .isEqualTo(4);
        rig.grade();
        assertThat(events()).hasSize(1);
    }

    @Test
    void aTargetThatDoesNotAskHearsOfTiersAlone() throws IOException {
        rig.close();
        open("");
        take(3, 9);
        rig.grade();
        assertThat(tags()).hasSize(1);
        assertThat(events()).isEmpty();
    }

    @Test
    void aRuleThatIsRemovedRetiresItsTagsWithAnEventAndLeavesThoseOfPersonsAlone() throws IOException {
        take(3, 9);
        rig.hub().stewardship().tagging().add("erp:1", "unhappy", LI);
        rig.hub().stewardship().tagging().add("erp:2", "vip", LI);
        rig.grade();
        rig.calendar.nextDay();
        rules("tags: {content: {when: nps > 6}}");
        rig.activate();
        rig.grade();
        assertThat(tags())
                .containsExactly(
                        "erp:1 unhappy 2026-06-30 2026-07-01 rule",
                        "erp:1 unhappy 2026-06-30  person",
                        "erp:2 content 2026-07-01  rule",
                        "erp:2 vip 2026-06-30  person");
        rules("");
        rig.activate();
        rig.calendar.nextDay();
        rig.grade();
        assertThat(tags()).contains("erp:2 content 2026-07-01 2026-07-02 rule", "erp:2 vip 2026-06-30  person");
        assertThat(events())
                .extracting(TaggingTest::said)
                .as("one tag of two origins is one tag to a target")
                .containsExactly("2 [\"vip\"] +[\"vip\"] -[]", "1 [\"unhappy\"] +[\"unhappy\"] -[]");
    }

    @Test
    void aTagOfAPersonGoesWhereItsRecordGoesAndIsTakenByAPersonAlone() throws IOException {
        take(9, 9);
        assertThat(rig.hub().stewardship().tagging().add("erp:2", "vip", LI).fresh())
                .isTrue();
        assertThat(rig.hub().stewardship().tagging().add("erp:2", "vip", LI).fresh())
                .isFalse();
        rig.grade();
        rig.calendar.nextDay();
        long same =
                rig.hub().stewardship().deciding().same("erp:1", "erp:2", LI).number();
        rig.grade();
        assertThat(tags()).contains("erp:1 vip 2026-07-01  person").hasSize(2);
        rig.restart();
        rig.hub().rebuildMatches().rebuild(true);
        rig.calendar.nextDay();
        rig.hub().stewardship().deciding().withdraw(same, LI);
        rig.grade();
        assertThat(tags()).contains("erp:1 vip 2026-07-01 2026-07-02 person", "erp:2 vip 2026-07-02  person");
        rig.hub().stewardship().tagging().remove("erp:2", "vip", LI);
        rig.grade();
        assertThat(tags()).noneMatch(tag -> tag.contains("  person"));
        assertThatThrownBy(() -> rig.hub().stewardship().tagging().remove("erp:2", "vip", LI))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> rig.hub().stewardship().tagging().add("erp:2", "two words", LI))
                .isInstanceOf(RefusedException.class);
        assertThat(rig.hub()
                        .reports()
                        .explaining()
                        .customer(SourceKey.parse("erp:2"))
                        .happened())
                .extracting(each -> each.cause() + " " + each.about())
                .contains("TAG_TAKEN vip");
    }

    @Test
    void thirtyTagsByPersonsAreTheMostOfACustomer() throws IOException {
        take(9, 9);
        for (int i = 0; i < Tagging.MOST; i++) {
            rig.hub().stewardship().tagging().add("erp:1", "t" + i, LI);
        }
        assertThatThrownBy(() -> rig.hub().stewardship().tagging().add("erp:1", "more", LI))
                .hasMessageContaining("the most there are");
    }

    @Test
    void rulesWithoutTagsEndThoseOfTheRulesBefore() throws IOException {
        take(3, 9);
        rig.grade();
        rules("");
        rig.activate();
        rig.calendar.nextDay();
        rig.grade();
        assertThat(tags()).containsExactly("erp:1 unhappy 2026-06-30 2026-07-01 rule");
        assertThat(events()).extracting(TaggingTest::said).containsExactly("1 [] +[] -[]");
    }

    @Test
    void ofACustomerThatIsPartedWaitingTagsNameTheKeysThatAreLeft() throws IOException {
        String mia = ",Mia Falk,mia@falk.example";
        rig.take("erp", "customers-alike.csv", "id,name,email", "1" + mia, "2" + mia, "3" + mia);
        rig.hub().stewardship().tagging().add("erp:2", "vip", LI);
        rig.grade();
        assertThat(events()).extracting(TaggingTest::said).containsExactly("1 [\"vip\"] +[\"vip\"] -[]");
        rig.hub().stewardship().deciding().split(rig.customer("erp", "1"), List.of("erp:1"), LI);
        assertThat(events())
                .allSatisfy(event -> assertThat(event.data())
                        .contains("\"external\":{\"erp\":\"" + keyOf(event.customer()) + "\"}"));
    }

    private String keyOf(long customer) {
        return rig.export(What.XREF).stream()
                .filter(row -> row.get("customer_id").equals(new CustomerId(customer).toString()))
                .map(row -> row.get("key"))
                .sorted()
                .findFirst()
                .orElse("none");
    }
}
