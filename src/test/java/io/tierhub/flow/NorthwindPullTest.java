package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.store.StoreSettings;
import io.tierhub.store.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trading company's PostgreSQL, asked by queries with joins and sums: what is graded is what SQL adds up. */
@Tag("h2") // the source is PostgreSQL in any case
class NorthwindPullTest {
    private static final LocalDate DAY = LocalDate.parse("1998-06-30");

    private static final String SYSTEM = """
            system: northwind
            kind: erp
            jdbc: {url: "%s", user: %s, password: %s}
            pull_every: 0s
            customers:
              key: customer_id
              mode: snapshot
              pull:
                query: SELECT * FROM customers
              map: {type: {const: organization}, name: company_name, street: address, city: city, postcode: postal_code}
            orders:
              key: order_id
              customer: customer_id
              pull:
                query: >
                  SELECT o.order_id, o.customer_id, o.order_date, ROUND(CAST(SUM(d.unit_price * d.quantity * (1 - d.discount))
                  AS NUMERIC), 2) AS amount FROM orders o JOIN order_details d ON d.order_id = o.order_id
                  GROUP BY o.order_id, o.customer_id, o.order_date
                cursor: {time: order_date, id: order_id}
              map: {placed_at: order_date, amount: amount}
            """;

    @TempDir
    Path folder;

    @Test
    void customersAreGradedByWhatTheirOrdersAddUpTo() throws Exception {
        String script = Files.readString(SharedData.path("erp-sql/northwind_psql.sql"));
        StoreSettings source = TestDatabase.postgres(folder.resolve("northwind"));
        try (Connection database = TestDatabase.connect(source)) {
            database.createStatement().execute(script);
        }
        try (HubRig rig =
                new HubRig(folder.resolve("home"), SYSTEM.formatted(source.url(), source.user(), source.password()))) {
            rig.calendar.later(java.time.Duration.ofDays(ChronoUnit.DAYS.between(HubRig.DAY, DAY)));
            List<Pulled> pulled = rig.hub().pulls().pull("northwind", false, null);
            assertThat(pulled).extracting(each -> each.rows().rowsLoaded()).containsExactly(91L, 830L);
            assertThat(rig.hub().pulls().pull("northwind", false, null))
                    .extracting(each -> each.rows().rowsUnchanged())
                    .containsExactly(91L, 0L);
            rig.grade();
            assertThat(graded(rig)).containsExactlyInAnyOrderEntriesOf(summed(source, rig));
        }
    }

    /** Orders and money of each customer, by its smallest key. */
    private static Map<String, String> graded(HubRig rig) throws Exception {
        Map<String, String> graded = new HashMap<>();
        for (Map.Entry<String, String> each : rig.rfm().entrySet()) {
            JsonNode inputs = new ObjectMapper().readTree(each.getValue());
            graded.put(
                    each.getKey(),
                    inputs.path("orders").asInt() + " orders, "
                            + inputs.path("money").decimalValue().setScale(2));
        }
        return graded;
    }

    private static Map<String, String> summed(StoreSettings source, HubRig rig) throws Exception {
        Map<String, Integer> orders = new HashMap<>();
        Map<String, BigDecimal> money = new HashMap<>();
        try (Connection database = TestDatabase.connect(source);
                ResultSet row = database.createStatement().executeQuery("""
                        SELECT c.customer_id, COUNT(s.amount), COALESCE(SUM(s.amount), 0) FROM customers c LEFT JOIN (
                            SELECT o.customer_id, ROUND(CAST(SUM(d.unit_price * d.quantity * (1 - d.discount)) AS NUMERIC), 2)
                                AS amount FROM orders o JOIN order_details d USING (order_id) GROUP BY o.order_id) s
                            ON s.customer_id = c.customer_id GROUP BY c.customer_id""")) {
            while (row.next()) {
                orders.put("northwind:" + row.getString(1), row.getInt(2));
                money.put("northwind:" + row.getString(1), row.getBigDecimal(3));
            }
        }
        Map<String, String> sums = new HashMap<>();
        for (List<String> keys : rig.customers()) {
            int count = keys.stream().mapToInt(orders::get).sum();
            BigDecimal sum = keys.stream().map(money::get).reduce(BigDecimal.ZERO, BigDecimal::add);
            String smallest = keys.stream().min(String::compareTo).orElseThrow();
            sums.put(smallest, count + " orders, " + sum.setScale(2));
        }
        return sums;
    }
}
