package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of a day are those that were in effect on it, whatever became of their file. */
class RulesetLivesTest {
    @TempDir
    Path folder;

    private HubRig rig;

    @BeforeEach
    void gradeTheFirstDay() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        rules("{}");
        rig.take("erp", "customers.csv", GeneratedExport.CUSTOMERS, "C1,,a@a.example,,,,,", "C2,,b@b.example,,,,,");
        rig.take(
                "erp",
                "orders.csv",
                GeneratedExport.ORDERS,
                "1,C1,2026-01-10,900,,",
                "2,C1,2026-05-10,900,,",
                "3,C2,2026-01-10,10,,",
                "4,C2,2026-02-10,10,,");
        rig.grade();
        assertThat(rig.tiers()).hasSize(2);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void rules(String policy) throws IOException {
        rig.write("config/grading/standard.yaml", "name: standard\npolicy: " + policy + "\n");
    }

    private List<Map<String, String>> replayed() {
        rig.hub().grading().grade(HubRig.DAY, false);
        return rig.export(new ExportRequest(What.TIERS, HubRig.DAY, true));
    }

    @Test
    void aReplayUsesTheRulesOfItsDayThoughTheFileIsAnotherNow() throws IOException {
        Map<String, String> first = rig.tiers();
        rig.calendar.nextDay();
        rules("{cuts: {A: 99, B: 98, C: 97}, min_orders: 9}");
        rig.activate();
        rig.grade();
        assertThat(rig.tiers()).isNotEqualTo(first);
        rig.restart();
        assertThat(replayed())
                .extracting(row -> row.get("tier"))
                .containsExactly(first.get("erp:C1"), first.get("erp:C2"));
    }

    @Test
    void rulesThatWereActivatedAreDueAtOnce() throws IOException {
        assertThat(rig.hub().grading().due()).isFalse();
        rules("{cuts: {A: 30, B: 20, C: 10}}");
        assertThat(rig.hub().grading().due()).isFalse();
        rig.activate();
        assertThat(rig.hub().grading().due()).isTrue();
        rig.grade();
        assertThat(rig.hub().grading().due()).isFalse();
    }

    @Test
    void goingBackOnTheSameDayGradesEveryoneAnew() throws IOException {
        rig.calendar.nextDay();
        rig.grade();
        Map<String, String> before = rig.tiers();
        rules("{cuts: {A: 99, B: 98, C: 97}, min_orders: 9}");
        rig.activate();
        rig.grade();
        rules("{}");
        rig.activate();
        rig.grade();
        assertThat(rig.tiers()).isEqualTo(before);
    }

    @Test
    void theConfiguredRulesetIsActivatedOnce() {
        assertThat(rig.dumped("ruleset_step")).singleElement().asString().contains("ACTIVATED", "config/hub.yaml");
        assertThat(rig.dumped("ruleset_version")).hasSize(1);
        rig.restart();
        assertThat(rig.hub().rulesets().life().versions()).hasSize(1);
        assertThat(rig.dumped("ruleset_step")).hasSize(1);
    }
}
