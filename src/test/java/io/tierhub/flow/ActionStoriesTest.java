package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole stories by the shipped catalogue: files in, grading, then tasks and events out over HTTP, on a test clock. */
class ActionStoriesTest {
    private ActionRig shop;

    @BeforeEach
    void aShopWithCustomers(@TempDir Path home) throws Exception {
        shop = new ActionRig(home).shipped();
        List<String> customers = new ArrayList<>();
        List<String> orders = new ArrayList<>();
        LocalDate today = HubRig.DAY;
        for (int i = 1; i <= 10; i++) {
            customers.add("C%d,Company %c%c Ltd,c%d@example.com,,,yes,".formatted(i, 'A' + i, 'K' + i, i));
            for (int n = 0; n < i; n++) {
                orders.add("O%d-%d,C%d,%s,%d".formatted(i, n, i, today.minusDays(10L + 30L * n), 100 * i));
            }
        }
        shop.customers(customers.toArray(new String[0]));
        shop.orders(orders.toArray(new String[0]));
        shop.tick();
        assertThat(shop.tasks()).as("the first grading floods nobody").isEmpty();
        assertThat(shop.news())
                .as("but tells how customers stand")
                .isNotEmpty()
                .allMatch(each -> each.contains("ensure"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aNewCustomerIsWelcomedOnDaysOneThreeAndSeven() throws Exception {
        shop.customers("N1,Newcomer,new@example.com,,,yes,");
        shop.orders("N1-1,N1,2026-06-30,80");
        shop.tick();
        assertThat(shop.news()).contains("mail send quick_start due").noneMatch(each -> each.contains("best_practice"));
        List<String> told = shop.hours(24 * 16);
        assertThat(told.stream().filter(each -> each.contains(" send ") && !each.contains("upgrade")))
                .containsExactly(
                        "07-02T09:00 mail send best_practice due", "07-06T09:00 mail send common_questions due");
        assertThat(shop.items("N1")).contains("quick_start SENT", "best_practice SENT", "common_questions SENT");
    }

    @Test
    void theWelcomeEndsWhereConsentIsTakenBack() throws Exception {
        shop.customers("N1,Newcomer,new@example.com,,,yes,");
        shop.orders("N1-1,N1,2026-06-30,80");
        shop.tick();
        shop.hours(30);
        shop.customers("N1,Newcomer,new@example.com,,,no,");
        assertThat(shop.hours(24 * 8)).noneMatch(each -> each.contains("best_practice") || each.contains("common"));
        assertThat(shop.items("N1")).contains("quick_start SENT", "best_practice SKIPPED", "common_questions SKIPPED");
    }

    @Test
    void aCustomerAtRiskGetsALetterAndACallWithinADayThatGoesOnToTheLeader() throws Exception {
        String call = "call_within_a_day";
        List<String> told = new ArrayList<>();
        for (int day = 0; day < 75 && told.stream().noneMatch(each -> each.contains(call)); day++) {
            told.addAll(shop.hours(24));
        }
        assertThat(told).anyMatch(each -> each.contains("desk task " + call + " due"));
        assertThat(told).anyMatch(each -> each.contains("mail send care_letter due"));
        List<String> later = shop.hours(30);
        assertThat(later).anyMatch(each -> each.contains("desk task " + call + " escalated"));
        assertThat(shop.tasks())
                .filteredOn(row -> row.item().name().equals(call))
                .isNotEmpty()
                .allMatch(row -> "role:service_lead".equals(row.owner()) && row.escalatedAt() != null);
    }

    @Test
    void aCustomerThatFallsLosesTheVipServiceAndIsAskedWhy() throws Exception {
        shop.customers("V1,Very Important,vip@example.com,,,yes,");
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            orders.add("V%d,V1,%s,9000".formatted(i, HubRig.DAY.minusDays(120 - 10L * i)));
        }
        shop.orders(orders.toArray(new String[0]));
        shop.tick();
        assertThat(shop.hub.tiers()).containsEntry("erp:V1", "A");
        assertThat(shop.news())
                .contains(
                        "desk task assign_senior_manager due",
                        "desk ensure {\"priority\":\"high\",\"sla\":\"gold\"} +[\"vip\"] -[]",
                        "mail ensure {} +[\"vip_club\"] -[\"mass_mail\"]");
        List<String> gone = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            gone.add("V%d,V1,%s,1".formatted(i, HubRig.DAY.minusDays(720)));
        }
        shop.orders(gone.toArray(new String[0]));
        shop.tick();
        assertThat(shop.hub.tiers().get("erp:V1")).isIn("B", "C", "D");
        assertThat(shop.news())
                .contains("desk task assign_senior_manager cancelled", "desk task ask_why due")
                .anyMatch(each -> each.startsWith("desk ensure") && each.endsWith("-[\"vip\"]"))
                .anyMatch(each -> each.startsWith("mail ensure") && each.contains("-[\"vip_club\"]"));
        assertThat(shop.items("V1")).contains("assign_senior_manager CANCELLED", "ask_why OPEN");
        shop.hub.hub().grading().grade(shop.hub.calendar.today(), true);
        shop.tick();
        assertThat(shop.news()).as("the same state is told once").isEmpty();
    }
}
