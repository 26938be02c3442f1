package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.ImportFile.Progress;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The purchases of the CDNOW cohort, taken in and graded by a whole hub and by a loop that shares nothing with it. */
class CdnowFlowTest {
    private static final LocalDate DAY = LocalDate.parse("1998-06-30");

    private static final String SHOP = """
            system: shop
            orders:
              files: "cdnow*"
              key: order_no
              customer: customer_no
              customer_unknown: create
              map: {placed_at: order_date, amount: amount_usd, currency: {const: USD}}
            """;

    /** What one customer bought until the day. */
    private static final class Buyer {
        long lastDay = Long.MIN_VALUE;
        long orders;
        BigDecimal money = BigDecimal.ZERO;
    }

    @Test
    void everyBuyerHasTheScoresThatCountingByHandGives(@TempDir Path folder) throws IOException {
        Path file = SharedData.path("grading/cdnow_orders.csv");
        try (HubRig rig = new HubRig(folder, SHOP)) {
            rig.write("config/hub.yaml", "currency: USD\n");
            Taken taken = rig.take("shop", file);
            assertThat(taken.rows()).isEqualTo(new Progress(14, 69_659, 69_659, 0, 0));
            GradeRun run = rig.hub().grading().grade(DAY, true);
            assertThat(run.customers()).isEqualTo(23_570);
            compare(rig, buyers(file));
        }
    }

    private static Map<String, Buyer> buyers(Path file) throws IOException {
        Map<String, Buyer> buyers = new HashMap<>();
        LocalDate start = DAY.minusYears(2);
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            if (cells[0].equals("order_no") || new BigDecimal(cells[4]).signum() == 0) {
                continue;
            }
            LocalDate placed = LocalDate.parse(cells[2]);
            Buyer buyer = buyers.computeIfAbsent("shop:" + cells[1], key -> new Buyer());
            buyer.lastDay = Math.max(buyer.lastDay, placed.toEpochDay());
            if (!placed.isBefore(start)) {
                buyer.orders++;
                buyer.money = buyer.money.add(new BigDecimal(cells[4]));
            }
        }
        return buyers;
    }

    private static void compare(HubRig rig, Map<String, Buyer> buyers) throws IOException {
        Map<Long, Integer> r = scores(buyers, buyer -> buyer.lastDay);
        Map<Long, Integer> f = scores(buyers, buyer -> buyer.orders);
        Map<BigDecimal, Integer> m = scores(buyers, buyer -> buyer.money);
        ObjectMapper json = new ObjectMapper();
        int prospects = 0;
        int compared = 0;
        for (Map<String, String> row : rig.canonical(What.GRADES)) {
            if (!row.get("model").equals("rfm")) {
                continue;
            }
            Buyer buyer = buyers.get(row.get("customer_id"));
            if (buyer == null) {
                assertThat(row).containsEntry("class", "PROSPECT");
                prospects++;
                continue;
            }
            JsonNode inputs = json.readTree(row.get("inputs"));
            String found = inputs.get("days") + " " + inputs.get("orders") + " " + inputs.get("R") + inputs.get("F")
                    + inputs.get("M");
            String wanted = (DAY.toEpochDay() - buyer.lastDay) + " " + buyer.orders + " " + r.get(buyer.lastDay)
                    + f.get(buyer.orders) + m.get(buyer.money);
            assertThat(found).as(row.get("customer_id")).isEqualTo(wanted);
            assertThat(inputs.get("money").decimalValue()).isEqualByComparingTo(buyer.money);
            compared++;
        }
        assertThat(compared).isEqualTo(23_502);
        assertThat(prospects).isEqualTo(68);
        assertThat(rig.tiers().values().stream().filter("PROSPECT"::equals)).hasSize(68);
    }

    private interface Measure<T> {
        T of(Buyer buyer);
    }

    /** 1 + floor(5 x strictly worse / all) of each value. */
    private static <T extends Comparable<T>> Map<T, Integer> scores(Map<String, Buyer> buyers, Measure<T> measure) {
        TreeMap<T, Integer> counts = new TreeMap<>();
        buyers.values().forEach(buyer -> counts.merge(measure.of(buyer), 1, Integer::sum));
        Map<T, Integer> scores = new TreeMap<>();
        int worse = 0;
        for (Map.Entry<T, Integer> group : counts.entrySet()) {
            scores.put(group.getKey(), 1 + 5 * worse / buyers.size());
            worse += group.getValue();
        }
        return scores;
    }
}
