package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.act.Item;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.Effect;
import io.tierhub.store.ItemRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tiers set off, through a whole hub: written with the tiers, told once, and following customers that become one. */
class ActionFlowTest {
    private static final String ADA = "%s,Ada Lovelace,ada@example.com,DE811111111,,yes,";
    private static final String OTTO = "%s,Otto Normal,otto@example.com,DE822222222,,yes,";
    private static final String GREET = """
            first_run: all
            actions:
              - id: greet
                on: {enter: {tier: PROSPECT}}
                ensure:
                  mail: {stage: "${tier}", tags.add: [prospect]}
                once:
                  - {task: say_hello, owner: "role:sales", due: P2D, escalate: {after: P1D, to: boss}}
                  - {send: hello, to: marketing}
            """;

    private ActionRig shop;

    @BeforeEach
    void open(@TempDir Path home) throws Exception {
        shop = new ActionRig(home);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whatATierSetsOffIsToldOnceWithWordsAndAKeyThatStays() throws Exception {
        shop.actions(GREET + "texts: {say_hello: {zh: 问候, en: \"Greet ${customer}\"}}\n");
        shop.customers(ADA.formatted("1"));
        shop.tick();
        List<JsonNode> events = shop.events();
        JsonNode task = events.stream()
                .filter(each -> each.at("/data/action/kind").asText().equals("task")
                        && each.get("path").asText().equals("desk"))
                .findFirst()
                .orElseThrow();
        String id = shop.hub.customer("erp", "1");
        assertThat(task.at("/data/action/en").asText()).isEqualTo("Greet " + id);
        assertThat(task.at("/data/action/owner").asText()).isEqualTo("role:sales");
        assertThat(task.at("/data/action/due").asText()).isEqualTo("2026-07-02T12:00:00+08:00");
        assertThat(task.at("/data/action/key").asText()).isEqualTo(id + ":greet:tier:>PROSPECT@2026-06-30#1");
        assertThat(task.at("/data/standing/tier").asText()).isEqualTo("PROSPECT");
        assertThat(task.at("/data/customer/external/erp").asText()).isEqualTo("1");
        assertThat(task.at("/data/sequence").asInt()).isPositive();
        assertThat(task.toString())
                .as("nobody's name goes out")
                .doesNotContain("Lovelace")
                .doesNotContain("ada@");
        shop.hub.hub().grading().grade(shop.hub.calendar.today(), true);
        shop.tick();
        assertThat(shop.news()).isEmpty();
    }

    @Test
    void theSystemsThatAStepNamesAndNoOthersHearOfIt() throws Exception {
        shop.actions(GREET);
        shop.customers(ADA.formatted("1"));
        shop.tick();
        assertThat(shop.news())
                .containsExactlyInAnyOrder(
                        "desk task say_hello due",
                        "mail task say_hello due",
                        "mail send hello due",
                        "mail ensure {\"stage\":\"PROSPECT\"} +[\"prospect\"] -[]");
    }

    @Test
    void aCrashBetweenGradingAndTellingLosesNothingAndRepeatsNothing() throws Exception {
        shop.actions(GREET);
        shop.customers(ADA.formatted("1"), OTTO.formatted("2"));
        shop.hub.grade();
        assertThat(shop.tasks()).as("written with the tiers").hasSize(2);
        shop.hub.restart();
        assertThatThrownBy(() -> shop.hub.hub().store().transaction(Effect.ACTIONS_TOLD, tx -> {
                    tx.actionItems()
                            .update(tx.actionItems().due(false, Long.MAX_VALUE, 100).stream()
                                    .map(row -> row.told(Item.State.OPEN, null, 1))
                                    .toList());
                    throw new IllegalStateException("dies before its commit");
                }))
                .isInstanceOf(IllegalStateException.class);
        shop.hub.restart();
        shop.tick();
        assertThat(shop.news().stream().filter(each -> each.equals("desk task say_hello due")))
                .hasSize(2);
        shop.hub.restart();
        shop.tick();
        assertThat(shop.news()).isEmpty();
    }

    @Test
    void leavingTakesBackExactlyWhatEnteringMade() throws Exception {
        shop.actions(GREET);
        shop.customers(ADA.formatted("1"));
        shop.tick();
        shop.news();
        shop.orders("A,1,2026-06-29,100");
        shop.tick();
        assertThat(shop.news())
                .containsExactlyInAnyOrder(
                        "desk task say_hello cancelled",
                        "mail task say_hello cancelled",
                        "mail ensure {} +[] -[\"prospect\"]");
        assertThat(shop.items("1")).containsExactly("say_hello CANCELLED", "hello SENT");
    }

    @Test
    void aTierThatComesBackOnTheSameDayFindsItsTaskAgain() throws Exception {
        shop.actions(GREET);
        shop.customers(ADA.formatted("1"));
        shop.tick();
        shop.orders("A,1,2026-06-29,100");
        shop.tick();
        shop.news();
        shop.orders("A,1,2026-06-29,0");
        shop.tick();
        assertThat(shop.hub.tiers()).containsEntry("erp:1", "PROSPECT");
        assertThat(shop.items("1")).containsExactly("say_hello OPEN", "hello SENT");
        assertThat(shop.news())
                .contains("desk task say_hello due")
                .noneMatch(each -> each.contains("hello due") && each.contains("send"));
    }

    @Test
    void aTaskThatNobodyDoesGoesToTheNextAndADoneOneDoesNot() throws Exception {
        shop.actions(GREET);
        shop.customers(ADA.formatted("1"), OTTO.formatted("2"));
        shop.tick();
        shop.news();
        ItemRow first = shop.tasks().get(0);
        shop.hub.hub().tasks().done(first.id(), "Li", "nice");
        shop.tick();
        assertThat(shop.news()).containsExactlyInAnyOrder("desk task say_hello done", "mail task say_hello done");
        assertThat(shop.hours(23)).isEmpty();
        assertThat(shop.hours(1)).hasSize(2).allMatch(each -> each.endsWith("say_hello escalated"));
        assertThat(shop.tasks()).extracting(ItemRow::owner).containsExactlyInAnyOrder("boss", "role:sales");
        assertThat(shop.hours(48)).as("only once").isEmpty();
    }

    @Test
    void customersThatBecomeOneHaveOneTaskAndNobodyIsCalledTwice() throws Exception {
        shop.actions(GREET);
        shop.customers(ADA.formatted("1"), OTTO.formatted("2"));
        shop.tick();
        shop.news();
        shop.hub.hub().stewardship().deciding().same("erp:1", "erp:2", new io.tierhub.flow.Deciding.Said("Li", null));
        shop.tick();
        assertThat(shop.items("1"))
                .containsExactlyInAnyOrder("say_hello OPEN", "hello SENT", "say_hello CANCELLED", "hello SENT");
        assertThat(shop.news()).filteredOn(each -> each.startsWith("desk")).contains("desk task say_hello cancelled");
        assertThat(shop.hub.export(What.ACTIONS).stream()
                        .map(row -> row.get("customer_id"))
                        .distinct())
                .containsExactly(shop.hub.customer("erp", "1"));
    }

    @Test
    void aMergeThatTheHubSeesCarriesTheTaskToTheSurvivor() throws Exception {
        shop.actions(GREET.replace("tier: PROSPECT", "tier: [PROSPECT, D, C]"));
        shop.customers(ADA.formatted("1"));
        shop.tick();
        String survivor = shop.hub.customer("erp", "1");
        shop.customers(OTTO.formatted("2"));
        shop.tick();
        shop.news();
        ItemRow theirs = shop.tasks().stream()
                .filter(row -> !new io.tierhub.vocabulary.CustomerId(row.customer())
                        .toString()
                        .equals(survivor))
                .findFirst()
                .orElseThrow();
        shop.hub.hub().tasks().done(shop.tasks().get(0).id(), "Li", null);
        shop.customers(ADA.formatted("2"));
        shop.tick();
        assertThat(shop.hub.customers()).hasSize(1);
        ItemRow after = shop.hub.hub().store().read(tx -> tx.actionItems().of(theirs.number()));
        assertThat(new io.tierhub.vocabulary.CustomerId(after.customer()).toString())
                .isEqualTo(shop.hub.customer("erp", "1"));
    }

    @Test
    void aCustomerThatIsDeletedLeavesNothingToDo() throws Exception {
        shop.actions(GREET);
        shop.customers(ADA.formatted("1"));
        shop.tick();
        shop.news();
        shop.customers("1,Ada Lovelace,ada@example.com,DE811111111,,yes,true");
        shop.tick();
        assertThat(shop.items("1")).containsExactly("say_hello CANCELLED", "hello SENT");
        assertThat(shop.hub.hub().tasks().open()).isZero();
        assertThat(shop.news()).contains("desk task say_hello cancelled", "mail ensure {} +[] -[\"prospect\"]");
    }

    @Test
    void aPersonThatTurnsOutToBeAContactIsGradedNoMoreAndLeavesNothingToDo() throws Exception {
        shop.hub.write("config/systems/crm.yaml", HubRig.CRM);
        shop.actions(GREET);
        shop.hub.take(
                "crm",
                "people1.csv",
                "id,type,name,email,phone,company,deleted",
                "P1,person,Ada Lovelace,ada@example.com,,,");
        shop.tick();
        assertThat(shop.hub.hub().tasks().open()).isOne();
        shop.news();
        shop.hub.take(
                "crm",
                "people2.csv",
                "id,type,name,email,phone,company,deleted",
                "K1,organization,Example Ltd,,,,",
                "P1,person,Ada Lovelace,ada@example.com,,K1,");
        shop.tick();
        assertThat(shop.tasks())
                .filteredOn(row -> row.state() == Item.State.CANCELLED)
                .extracting(ItemRow::reason)
                .containsExactly("NOT_GRADED");
        assertThat(shop.news()).contains("desk task say_hello cancelled", "mail ensure {} +[] -[\"prospect\"]");
    }

    @Test
    void aRecallWithoutAnOrderEndsInLowTouchAndOneWithAnOrderDoesNot() throws Exception {
        shop.actions("""
                first_run: all
                actions:
                  - id: recall
                    on: {during: {tier: [PROSPECT, D, C, B, A]}}
                    once: [{send: we_miss_you, to: marketing}]
                    then: {if_no_order_in: P30D, ensure: {marketing: {tags.add: [low_touch]}}}
                """);
        shop.customers(ADA.formatted("1"), OTTO.formatted("2"));
        shop.tick();
        shop.news();
        shop.hours(24 * 5);
        shop.orders("A,1,2026-07-04,100");
        shop.tick();
        List<String> told = shop.hours(24 * 26);
        assertThat(told.stream().filter(each -> each.contains("low_touch")))
                .containsExactly("07-30T12:00 mail ensure {} +[\"low_touch\"] -[]");
    }

    @Test
    void aBirthdayComesEachYearAndOnlyForThoseWhoHaveOne() throws Exception {
        shop.actions("""
                first_run: all
                actions:
                  - id: birthday
                    on: {enter: {tier: PROSPECT}}
                    once: [{send: wishes, on: birthday, every: P1Y, to: marketing}]
                """);
        shop.customers("1,Ada Lovelace,ada@example.com,,1990-07-02,yes,", OTTO.formatted("2"));
        shop.tick();
        assertThat(shop.items("1")).containsExactly("wishes WAITING");
        assertThat(shop.items("2")).isEmpty();
        assertThat(shop.hours(48)).containsExactly("07-02T09:00 mail send wishes due");
        assertThat(shop.items("1")).containsExactly("wishes SENT", "wishes WAITING");
        shop.hub.calendar.later(Duration.ofDays(366));
        shop.tick();
        assertThat(shop.news()).containsExactly("mail send wishes due");
    }

    @Test
    void differentActionsShareTheCapAndNobodyGetsTwoMessagesInThreeDays() throws Exception {
        shop.actions("""
                first_run: all
                actions:
                  - {id: one, on: {enter: {tier: PROSPECT}}, once: [{send: first, to: marketing}]}
                  - {id: two, on: {enter: {tier: PROSPECT}}, once: [{send: second, to: marketing}]}
                  - {id: three, on: {enter: {tier: PROSPECT}}, once: [{send: service, to: marketing, marketing: false}]}
                """);
        shop.customers(ADA.formatted("1"), "3,No Consent,no@example.com,,,,");
        shop.tick();
        assertThat(shop.news())
                .containsExactlyInAnyOrder("mail send first due", "mail send service due", "mail send service due");
        assertThat(shop.hours(24 * 4)).containsExactly("07-03T12:00 mail send second due");
        assertThat(shop.items("3")).contains("first SKIPPED", "second SKIPPED", "service SENT");
    }

    @Test
    void theStateOfActionsDoesNotDependOnHowFilesAreCut(@TempDir Path other) throws Exception {
        shop.actions(GREET);
        shop.customers(ADA.formatted("1"), OTTO.formatted("2"));
        shop.tick();
        List<Map<String, String>> whole = shop.hub.canonical(What.ACTIONS);
        assertThat(whole).hasSize(4);
        try (ActionRig cut = new ActionRig(other.resolve("cut"))) {
            cut.actions(GREET);
            cut.customers(OTTO.formatted("2"));
            cut.tick();
            cut.customers(ADA.formatted("1"));
            cut.tick();
            assertThat(cut.hub.canonical(What.ACTIONS)).isEqualTo(whole);
        }
    }

    @Test
    void theReportSetsThoseForWhomItWasDoneBesideThoseLeftAlone() throws Exception {
        shop.actions("""
                first_run: all
                control_group: 50
                actions:
                  - {id: call, on: {enter: {tier: PROSPECT}}, once: [{task: call, owner: x, due: P1D}]}
                """);
        List<String> customers = new java.util.ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            customers.add("%d,Company %c%c%c,c%d@example.com,,,,"
                    .formatted(i, 'A' + i % 26, 'a' + i / 26, 'a' + i * 7 % 26, i));
        }
        shop.customers(customers.toArray(new String[0]));
        shop.tick();
        List<String> orders = new java.util.ArrayList<>();
        java.util.Set<Long> treated = new java.util.HashSet<>();
        shop.tasks().forEach(row -> treated.add(row.customer()));
        for (Map<String, String> row : shop.hub.export(What.XREF)) {
            if (treated.contains(Long.parseLong(row.get("customer_id").substring(1)))) {
                orders.add("O%s,%s,2026-07-10,50".formatted(row.get("key"), row.get("key")));
            }
        }
        shop.orders(orders.toArray(new String[0]));
        assertThat(shop.hub.hub().reports().effects().measure(30))
                .as("too early")
                .isEmpty();
        shop.hub.calendar.later(Duration.ofDays(31));
        io.tierhub.act.Effect effect =
                shop.hub.hub().reports().effects().measure(30).get(0);
        assertThat(effect.treated().customers() + effect.control().customers())
                .isEqualTo(shop.hub.customers().size());
        assertThat(effect.treated().after()).isEqualTo(effect.treated().customers());
        assertThat(effect.treated().before()).isZero();
        assertThat(effect.control().after()).isZero();
        assertThat(effect.verdict()).isEqualTo(io.tierhub.act.Effect.Verdict.MORE_BUY);
    }
}
