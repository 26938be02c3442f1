package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.config.Home;
import io.tierhub.config.RulesetPresets;
import io.tierhub.flow.ExportRequest.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each ready ruleset, as it is shipped, on customers of the trade that it is for. */
@Tag("h2") // the same on either database
class PresetsTest {
    private static final String SYSTEM = """
            system: erp
            customers:
              files: "customers*"
              key: id
              map:
                name: name
                emails: email
                nps: nps
                arr: arr
                annual_revenue: annual_revenue
                contract_amount: contract
                overdue_amount: overdue
                industry: industry
                attributes: {potential: potential}
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

    @TempDir
    Path folder;

    private HubRig rig;
    private final List<String> orders = new ArrayList<>(List.of("no,customer,day,amount"));
    private final List<String> visits = new ArrayList<>(List.of("id,customer,day,type"));

    @AfterEach
    void close() {
        rig.close();
    }

    private void preset(String name) throws IOException {
        rig = new HubRig(folder, SYSTEM).write("config/hub.yaml", "ruleset: " + name + "\n");
        new RulesetPresets(Path.of("")).copy(name, new Home(folder));
    }

    private void order(String customer, int daysAgo, int amount) {
        orders.add(orders.size() + "," + customer + "," + HubRig.DAY.minusDays(daysAgo) + "," + amount);
    }

    /** So many of them, a day apart, the last one so many days ago. */
    private void visits(String customer, String type, int count, int daysAgo) {
        for (int i = 0; i < count; i++) {
            visits.add(visits.size() + "," + customer + "," + HubRig.DAY.minusDays(daysAgo + i) + "," + type);
        }
    }

    private void grade(String columns, String... customers) throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,name,email," + columns));
        for (String each : customers) {
            String id = each.substring(0, each.indexOf(','));
            lines.add(id + ",," + id + "@" + id + ".example," + each.substring(id.length() + 1));
        }
        rig.take("erp", "customers.csv", lines.toArray(String[]::new));
        rig.take("erp", "orders.csv", orders.toArray(String[]::new));
        if (visits.size() > 1) {
            rig.take("erp", "visits.csv", visits.toArray(String[]::new));
        }
        rig.grade();
    }

    private String of(String customer, String model) {
        for (Map<String, String> row : rig.canonical(What.GRADES)) {
            if (row.get("customer_id").equals("erp:" + customer)
                    && row.get("model").equals(model)) {
                return row.get("class");
            }
        }
        throw new AssertionError(customer + " has no grade of " + model);
    }

    private String tier(String customer) {
        return rig.tiers().get("erp:" + customer);
    }

    @Test
    void simpleKnowsHighValueNewAndOrdinary() throws IOException {
        preset("simple");
        order("big", 200, 9000);
        order("fresh", 20, 300);
        order("usual", 300, 200);
        grade("nps", "big,", "fresh,", "usual,", "lead,");
        assertThat(List.of(tier("big"), tier("fresh"), tier("usual"), tier("lead")))
                .containsExactly("A", "B", "C", "PROSPECT");
        assertThat(of("fresh", "personas")).isEqualTo("NEWCOMER");
    }

    @Test
    void retailPrefersWhoBuysOftenAndLately() throws IOException {
        preset("retail");
        for (int i = 0; i < 12; i++) {
            order("regular", 5 + 28 * i, 400);
        }
        for (int i = 0; i < 4; i++) {
            order("asleep", 200 + 20 * i, 900);
        }
        order("lost", 500, 300);
        order("lost", 520, 300);
        order("once", 10, 80);
        grade("nps", "regular,", "asleep,", "lost,", "once,");
        assertThat(tier("regular")).isEqualTo("A");
        assertThat(tier("asleep")).as("half a year without an order").isIn("C", "D");
        assertThat(tier("lost")).isEqualTo("D");
        assertThat(of("regular", "personas")).isEqualTo("REGULAR");
        assertThat(of("asleep", "tags")).isEqualTo("win_back");
        assertThat(of("once", "tags")).isEqualTo("second_order");
    }

    @Test
    void b2bSeesFitBeyondOrdersAndWhatIsOverdue() throws IOException {
        preset("b2b");
        for (int i = 0; i < 8; i++) {
            order("star", 30 + 90 * i, 300_000);
            order("late", 20 + 90 * i, 150_000);
        }
        order("rising", 40, 60_000);
        order("small", 400, 3_000);
        order("small", 450, 3_000);
        grade(
                "annual_revenue,contract,overdue,industry,potential",
                "star,900000000,1600000,0,制造,90",
                "late,500000000,2000000,300000,贸易,60",
                "rising,50000000,60000,0,制造,85",
                "small,2000000,6000,0,贸易,10");
        assertThat(tier("star")).isEqualTo("A");
        assertThat(tier("late")).as("much is overdue").isEqualTo("C");
        assertThat(of("rising", "tags")).isEqualTo("rising");
        assertThat(of("rising", "value_fit")).isEqualTo("TO_WIN");
        assertThat(tier("rising")).isIn("B", "C");
        assertThat(tier("small")).isEqualTo("D");
        assertThat(of("star", "value_fit")).isEqualTo("STAR");
    }

    @Test
    void saasPrefersWhoUsesWhatItPaysFor() throws IOException {
        preset("saas");
        for (String customer : List.of("core", "quiet", "light")) {
            order(customer, 100, 1000);
        }
        visits("core", "LOGIN", 30, 0);
        visits("core", "FEATURE", 20, 0);
        visits("quiet", "LOGIN", 5, 60);
        visits("light", "LOGIN", 6, 2);
        grade("arr,nps", "core,800000,9", "quiet,600000,9", "light,5000,5");
        assertThat(tier("core")).isEqualTo("A");
        assertThat(of("core", "tags")).isEqualTo("high_value");
        assertThat(of("core", "value_use")).isEqualTo("CORE");
        assertThat(tier("quiet")).as("no login for 30 days").isIn("B", "C");
        assertThat(of("quiet", "tags")).contains("churn_risk");
        assertThat(of("light", "tags")).as("an nps of 5").isEqualTo("churn_risk");
        assertThat(tier("light")).isIn("C", "D");
    }

    @Test
    void educationPrefersWhoLearns() throws IOException {
        preset("education");
        order("active", 100, 3000);
        order("active", 40, 3000);
        order("away", 90, 5000);
        order("trial", 10, 100);
        visits("active", "LESSON", 12, 0);
        visits("active", "HOMEWORK", 12, 0);
        visits("active", "REFERRAL", 2, 10);
        visits("away", "LESSON", 3, 30);
        visits("trial", "LOGIN", 3, 1);
        grade("nps", "active,", "away,", "trial,");
        assertThat(of("active", "personas")).isEqualTo("GROWING_ACTIVE");
        assertThat(of("active", "tags")).isEqualTo("advocate");
        assertThat(tier("active")).isEqualTo("A");
        assertThat(of("away", "personas")).isEqualTo("LEAVING");
        assertThat(tier("away")).isIn("C", "D");
        assertThat(of("trial", "personas")).isEqualTo("TRIAL");
    }

    @Test
    void everyPresetIsProvenAbove() throws IOException {
        preset("simple");
        try (var files = Files.list(Path.of("examples/rulesets"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .containsExactlyInAnyOrder("simple.yaml", "retail.yaml", "b2b.yaml", "saas.yaml", "education.yaml");
        }
    }
}
