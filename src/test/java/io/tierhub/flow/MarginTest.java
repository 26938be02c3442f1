package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that grades by what orders left after their cost. */
@Tag("h2")
class MarginTest {
    private static final String SYSTEM = """
            system: erp
            customers:
              files: "customers*"
              key: id
              map: {name: name, emails: email}
            orders:
              files: "orders*"
              key: no
              customer: customer
              map: {placed_at: day, amount: amount, cost: cost, discount: discount}
            """;

    private static final String RULES = """
            name: margin
            measures:
              gifts: {before: ["2026-06-19"], days: 21}
            models:
              abc: {value: margin, cuts: {A: 0.7, B: 0.95, C: 1}}
              pyramid: {value: margin, layers: {TOP: 50, OTHERS: 100}}
              tags:
                hunter: {when: discount_share >= 0.5}
                gift: {when: gifts > 0.5}
                kind: {when: margin > 500.0 && refund_share == 0.0}
            """;

    @TempDir
    Path folder;

    @Test
    void theDearestCustomerIsWhoLeavesMostNotWhoBuysMost() throws IOException {
        try (HubRig rig = new HubRig(folder, SYSTEM).write("config/grading/margin.yaml", RULES)) {
            rig.take("erp", "orders0.csv", "no,customer,day,amount,cost,discount", "9,C3,2026-06-01,40,,");
            rig.take(
                    "erp",
                    "customers.csv",
                    "id,name,email",
                    "C1,,a@a.example",
                    "C2,,b@b.example",
                    "C3,,c@c.example",
                    "C4,,d@d.example");
            rig.take(
                    "erp",
                    "orders1.csv",
                    "no,customer,day,amount,cost,discount",
                    "1,C1,2026-03-01,9000,8900,500",
                    "2,C2,2026-06-01,1000,200,",
                    "3,C4,2026-03-01,10,20,");
            rig.grade();
            assertThat(of(rig, "abc")).containsExactly("C1 B 100.00", "C2 A 800.00", "C3 C 0.00", "C4 C -10.00");
            assertThat(of(rig, "pyramid"))
                    .containsExactly("C1 OTHERS 100.00", "C2 TOP 800.00", "C3 OTHERS 0.00", "C4 OTHERS -10.00");
            assertThat(of(rig, "tags"))
                    .containsExactly("C1 hunter null", "C2 gift kind null", "C3 gift null", "C4 NONE null");
            assertThat(grade(rig, "erp:C3", "abc").get("reasons")).contains("没有毛利", "no margin in 12 months");

            rig.take("erp", "orders2.csv", "no,customer,day,amount,cost,discount", "2,C1,2026-06-01,1000,200,");
            rig.grade();
            assertThat(of(rig, "abc")).containsExactly("C1 A 900.00", "C2 C 0.00", "C3 C 0.00", "C4 C -10.00");

            rig.take("erp", "orders3.csv", "no,customer,day,amount,cost,discount", "2,C1,2026-06-01,1000,,");
            rig.grade();
            assertThat(of(rig, "abc")).contains("C1 A 100.00");
        }
    }

    /** Of each customer, its key, its class and the value that it has by. */
    private static List<String> of(HubRig rig, String model) {
        Map<String, String> found = new TreeMap<>();
        for (Map<String, String> row : rig.canonical(What.GRADES)) {
            if (row.get("model").equals(model)) {
                String value = row.get("inputs").replaceAll(".*\"value\":(-?[0-9.]+).*", "$1");
                found.put(
                        row.get("customer_id").substring("erp:".length()),
                        row.get("class") + " " + (value.startsWith("{") ? null : value));
            }
        }
        return found.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .toList();
    }

    private static Map<String, String> grade(HubRig rig, String customer, String model) {
        return rig.canonical(What.GRADES).stream()
                .filter(row -> row.get("customer_id").equals(customer)
                        && row.get("model").equals(model))
                .findFirst()
                .orElseThrow();
    }
}
