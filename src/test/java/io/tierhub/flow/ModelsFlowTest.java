package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole hub whose ruleset names models that look at golden records and interactions, and holds tiers still. */
class ModelsFlowTest {
    private static final String SYSTEM = """
            system: erp
            customers:
              files: "customers*"
              key: id
              map: {name: name, emails: email, nps: nps, industry: industry, attributes: {importance: importance}}
            orders:
              files: "orders*"
              key: no
              customer: customer
              map: {placed_at: day, amount: amount}
            interactions:
              files: "visits*"
              key: id
              customer: customer
              map: {at: day, type: type}
            """;

    private static final String ALL = """
            name: all
            measures: {importance: {attribute: importance}, logins: {count: [LOGIN], within: P3M}}
            models:
              pyramid: {}
              ltv: {}
              lifecycle: {}
              engagement: {}
              scores: {fit: {parts: [{of: importance, weight: 2}, {of: lifecycle, weight: 1, scale: model}]}}
              matrices: {grid: {x: {of: fit, cuts: [50]}, y: {of: engagement, cuts: [1]}}}
              personas: {otherwise: GENERAL, rules: [{name: CLOUD, when: industry == 'cloud'}]}
              tags: {churn_risk: {when: logins == 0 || nps < 6}}
            policy:
              composite: [{model: rfm, weight: 1}, {model: fit, weight: 1}]
              gates: [{name: UNHAPPY, when: "'churn_risk' in tags", ceiling: C}]
            """;

    private static final String HELD = """
            name: held
            models:
              lifecycle: {scores: {MATURE: 100, GROWING: 100, NEW: 100, AT_RISK: 10, DORMANT: 10, CHURNED: 0}}
            policy:
              composite: [{model: lifecycle, weight: 1}]
              min_orders: 0
              min_history_days: 0
              hysteresis: {}
            """;

    @TempDir
    Path folder;

    private HubRig rig;

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private HubRig hub(String name, String ruleset) throws IOException {
        rig = new HubRig(folder, SYSTEM).write("config/grading/" + name + ".yaml", ruleset);
        return rig;
    }

    private Map<String, String> classes(String customer) {
        Map<String, String> classes = new TreeMap<>();
        for (Map<String, String> row : rig.canonical(What.GRADES)) {
            if (row.get("customer_id").equals(customer)) {
                classes.put(row.get("model"), row.get("class"));
            }
        }
        return classes;
    }

    @Test
    void goldenRecordsOrdersAndInteractionsComeTogetherInEveryModel() throws IOException {
        hub("all", ALL);
        rig.take(
                "erp",
                "customers1.csv",
                "id,name,email,nps,industry,importance",
                "C1,,a@a.example,9,cloud,80",
                "C2,,b@b.example,5,food,10");
        rig.take("erp", "orders1.csv", "no,customer,day,amount", "1,C1,2026-06-01,500", "2,C2,2026-06-02,20");
        rig.take("erp", "visits1.csv", "id,customer,day,type", "1,C1,2026-06-29,login");
        rig.grade();
        assertThat(classes("erp:C1"))
                .containsEntry("pyramid", "PLATINUM")
                .containsEntry("ltv", "HIGH")
                .containsEntry("lifecycle", "NEW")
                .containsEntry("engagement", "LOW")
                .containsEntry("fit", "HIGH")
                .containsEntry("grid", "HL")
                .containsEntry("personas", "CLOUD")
                .containsEntry("tags", "NONE")
                .hasSize(10);
        assertThat(classes("erp:C2"))
                .containsEntry("pyramid", "BRONZE")
                .containsEntry("grid", "LL")
                .containsEntry("personas", "GENERAL")
                .containsEntry("tags", "churn_risk");
        assertThat(rig.tiers().get("erp:C2")).isIn("C", "D");
    }

    @Test
    void targetsHearOfStageAndTagsWithTheTier() throws IOException {
        rig = new HubRig(
                        folder,
                        SYSTEM + "push: {webhook: {url: https://erp.example/tiers, secret: "
                                + "0123456789012345678901234}}\n")
                .write("config/grading/all.yaml", ALL);
        rig.take("erp", "customers1.csv", "id,name,email,nps,industry,importance", "C1,,a@a.example,2,cloud,80");
        rig.take("erp", "orders1.csv", "no,customer,day,amount", "1,C1,2026-06-01,500");
        rig.grade();
        assertThat(rig.dumped("outbox"))
                .singleElement()
                .asString()
                .contains("\"stage\":\"NEW\",\"tags\":[\"churn_risk\"]");
    }

    @Test
    void aNewFieldOfAGoldenRecordIsGradedWithoutTheOthers() throws IOException {
        hub("all", ALL);
        rig.take(
                "erp",
                "customers1.csv",
                "id,name,email,nps,industry,importance",
                "C1,,a@a.example,9,cloud,80",
                "C2,,b@b.example,9,food,10");
        rig.take("erp", "orders1.csv", "no,customer,day,amount", "1,C1,2026-06-01,500", "2,C2,2026-06-02,20");
        rig.grade();
        rig.calendar.nextDay();
        rig.grade();
        rig.take("erp", "customers2.csv", "id,name,email,nps,industry,importance", "C2,,b@b.example,3,cloud,10");
        GradeRun run = rig.grade();
        assertThat(run.customers()).isEqualTo(1);
        assertThat(classes("erp:C2")).containsEntry("personas", "CLOUD").containsEntry("tags", "churn_risk");
    }

    /** One order 115 days ago: from the fifth day on the customer is at risk. The days on which the tier became another. */
    private List<String> changes(int... daysWithARun) throws IOException {
        hub("held", HELD);
        rig.take("erp", "customers1.csv", "id,name,email", "C1,,a@a.example");
        rig.take("erp", "orders1.csv", "no,customer,day,amount", "1,C1," + HubRig.DAY.minusDays(115) + ",500");
        List<String> changes = new ArrayList<>();
        String last = "";
        int day = 0;
        for (int run : daysWithARun) {
            for (; day < run; day++) {
                rig.calendar.nextDay();
            }
            rig.grade();
            rig.grade();
            String tier = rig.tiers().get("erp:C1");
            if (!tier.equals(last)) {
                changes.add(day + " " + tier);
                last = tier;
            }
        }
        return changes;
    }

    @Test
    void aHeldTierGoesDownOnItsDayThoughNothingHappens() throws IOException {
        assertThat(changes(0, 4, 5, 6, 29, 30, 31, 59, 60)).containsExactly("0 A", "30 B", "60 C");
        assertThat(rig.canonical(What.HISTORY))
                .extracting(row -> row.get("tier") + " " + row.get("from"))
                .containsExactly("A 2026-06-30", "B 2026-07-30", "C 2026-08-29");
    }

    private double driftOf(int customers) throws IOException {
        hub("held", HELD.replace("  hysteresis: {}\n", ""));
        List<String> names = new ArrayList<>(List.of("id,name,email"));
        List<String> orders = new ArrayList<>(List.of("no,customer,day,amount"));
        for (int i = 0; i < customers; i++) {
            names.add("C" + i + ",,c" + i + "@c" + i + ".example");
            orders.add(i + ",C" + i + "," + HubRig.DAY.minusDays(119 - i % 2) + ",500");
        }
        rig.take("erp", "customers1.csv", names.toArray(String[]::new));
        rig.take("erp", "orders1.csv", orders.toArray(String[]::new));
        rig.grade();
        rig.calendar.nextDay();
        rig.grade();
        TierTally tally = new TierTally();
        rig.tiers().values().forEach(tier -> tally.add(Tier.valueOf(tier)));
        return rig.hub().store().read(tx -> TierDrift.note(tx, tally, false));
    }

    @Test
    void theDriftOfAHundredCustomersIsMeasuredSinceTheirReference() throws IOException {
        assertThat(driftOf(100)).as("half of them went from A to D").isGreaterThan(0.25);
    }

    @Test
    void theDriftOfNinetyNineSaysNothing() throws IOException {
        assertThat(driftOf(99)).isZero();
    }

    @Test
    void aTierThatStoodBeforeItWasHeldBeginsWithWhatStands() throws IOException {
        hub("held", HELD.replace("  hysteresis: {}\n", ""));
        rig.take("erp", "customers1.csv", "id,name,email", "C1,,a@a.example");
        rig.take("erp", "orders1.csv", "no,customer,day,amount", "1,C1," + HubRig.DAY.minusDays(119) + ",500");
        rig.grade();
        rig.write("config/grading/held.yaml", HELD);
        rig.calendar.nextDay();
        rig.activate();
        rig.grade();
        assertThat(rig.tiers()).containsEntry("erp:C1", "A");
        assertThat(rig.canonical(What.TIERS).get(0)).containsEntry("candidate", "D");
    }
}
