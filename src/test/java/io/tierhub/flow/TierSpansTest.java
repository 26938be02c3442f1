package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.Deciding.Said;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.grade.OverrideTerms;
import io.tierhub.grade.OverrideTerms.Mode;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lives of customers with overrides, merges, hysteresis and prospects: what must hold of every one of them. */
class TierSpansTest {
    private static final Said WANG = new Said("Wang", null);
    private static final int SEEDS = Integer.getInteger("tierhub.spans.seeds", 3);
    private static final int DAYS = 60;

    private static final String HELD = """
            name: held
            models:
              lifecycle: {scores: {MATURE: 100, GROWING: 100, NEW: 70, AT_RISK: 10, DORMANT: 10, CHURNED: 0}}
            policy:
              composite: [{model: lifecycle, weight: 1}]
              min_orders: 0
              min_history_days: 0
              hysteresis: {dwell_days: 10, up_days: 2}
            """;

    @TempDir
    private Path folder;

    private HubRig rig;
    private Random random;
    private int files;

    @Test
    void spansOfTiersHaveNeitherHoleNorOverlapAndAnOverrideLeavesNothingBehind() throws IOException {
        for (int seed = 1; seed <= SEEDS; seed++) {
            random = new Random(seed);
            rig = new HubRig(folder.resolve("home" + seed), HubRig.ERP).write("config/grading/held.yaml", HELD);
            try {
                live(seed);
            } finally {
                rig.close();
            }
        }
    }

    /** 1 and 2 are twins, of whom only the first is overridden; 3 and 4 become one and two again; 5 orders late. */
    private void live(int seed) throws IOException {
        for (int i = 1; i <= 5; i++) {
            take(
                    "customers",
                    "id,name,email",
                    i + ",Person " + "abcde".charAt(i - 1) + ",p" + i + "@p" + i + ".example");
        }
        orders(100, 1, 2, 3);
        long joined = 0;
        for (int day = 0; day < DAYS; day++) {
            if (random.nextInt(12) == 0) {
                orders(0, 1, 2);
            }
            if (random.nextInt(20) == 0) {
                orders(0, 4 + random.nextInt(2));
            }
            if (day < DAYS - 25 && random.nextInt(4) == 0) {
                override(rig.customer("erp", random.nextInt(3) == 0 ? "3" : "1"));
            }
            if (random.nextInt(10) == 0) {
                joined = joined == 0 ? join() : part(joined);
            }
            if (random.nextInt(3) > 0) {
                rig.grade();
            }
            check("seed " + seed + " day " + day);
            rig.calendar.nextDay();
        }
        for (int day = 0; day < 12; day++) {
            rig.grade();
            rig.calendar.nextDay();
        }
        check("seed " + seed);
        assertThat(rig.tiers().get("erp:1"))
                .as("seed " + seed)
                .isEqualTo(rig.tiers().get("erp:2"));
        assertThat(memory("1")).as("seed " + seed).isEqualTo(memory("2"));
    }

    private void take(String entity, String... lines) throws IOException {
        rig.take("erp", entity + files++ + ".csv", lines);
    }

    private void orders(int daysAgo, int... customers) throws IOException {
        List<String> lines = new ArrayList<>(List.of("no,customer,day,amount,status"));
        for (int customer : customers) {
            lines.add("o" + files + "-" + customer + "," + customer + ","
                    + rig.calendar.today().minusDays(daysAgo) + ",100,");
        }
        take("orders", lines.toArray(String[]::new));
    }

    private void override(String customer) {
        int today = rig.hub().stewardship().overriding().today();
        Mode mode = Mode.values()[random.nextInt(3)];
        Tier tier = mode == Mode.PIN ? Tier.values()[random.nextInt(5)] : mode == Mode.FLOOR ? Tier.B : Tier.C;
        int from = today + random.nextInt(3);
        OverrideTerms terms = new OverrideTerms(tier, mode, "TEST", from, from + 1 + random.nextInt(20));
        long number = rig.hub()
                .stewardship()
                .overriding()
                .set(customer, terms, WANG, "Li")
                .override()
                .number();
        if (random.nextInt(4) == 0) {
            rig.hub().stewardship().overriding().end(number, WANG, "Li");
        }
    }

    private long join() {
        return rig.hub().stewardship().deciding().same("erp:3", "erp:4", WANG).number();
    }

    private long part(long joined) {
        rig.hub().stewardship().deciding().withdraw(joined, WANG);
        return 0;
    }

    /** The tier that the rules hold still, with its first day and what is on its way. */
    private List<String> memory(String key) {
        String number =
                Integer.toString(Integer.parseInt(rig.customer("erp", key).substring(1)));
        return rig.dumped("tier_memory").stream()
                .filter(row -> row.startsWith("tier_memory | " + number + " |"))
                .map(row -> List.of(row.split(" \\| ")).subList(3, 7))
                .findFirst()
                .orElseThrow();
    }

    private void check(String when) {
        Map<String, List<Map<String, String>>> spans = new TreeMap<>();
        rig.export(What.HISTORY)
                .forEach(row -> spans.computeIfAbsent(row.get("customer_id"), id -> new ArrayList<>())
                        .add(row));
        spans.forEach((customer, all) -> {
            for (int i = 0; i < all.size(); i++) {
                Map<String, String> span = all.get(i);
                assertThat(span.get("to").isEmpty() || span.get("from").compareTo(span.get("to")) < 0)
                        .as("%s: %s has days", when, span)
                        .isTrue();
                if (i + 1 < all.size()) {
                    assertThat(span.get("to"))
                            .as("%s: neither hole nor overlap after %s", when, span)
                            .isEqualTo(all.get(i + 1).get("from"));
                    assertThat(span.get("tier"))
                            .as("%s: %s differs from the next", when, span)
                            .isNotEqualTo(all.get(i + 1).get("tier"));
                }
            }
        });
        for (Map<String, String> tier : rig.export(What.TIERS)) {
            List<Map<String, String>> all = spans.get(tier.get("customer_id"));
            Map<String, String> last = all.get(all.size() - 1);
            assertThat(List.of(last.get("tier"), last.get("from"), last.get("to")))
                    .as("%s: the open span of %s", when, tier)
                    .isEqualTo(List.of(tier.get("tier"), tier.get("since"), ""));
        }
    }
}
