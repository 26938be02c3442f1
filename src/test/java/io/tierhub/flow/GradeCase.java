package io.tierhub.flow;

import io.tierhub.config.HubConfig;
import io.tierhub.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub with customers who buy. */
abstract class GradeCase {
    static final String[] LIVE = {
        "grade",
        "grade_changed",
        "tier",
        "tier_changed",
        "tier_open",
        "tier_open_changed",
        "tier_history",
        "grade_due",
        "outbox",
        "target_state",
        "reference",
        "meta",
        "customer"
    };

    static final String PUSH =
            "push:\n  webhook: {url: \"https://%s.example.com/tiers\", secret: \"0123456789012345678901234\"}\n";

    @TempDir
    Path folder;

    HubRig rig;
    int files;

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    void customers(int from, int to) throws IOException {
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        for (int i = from; i < to; i++) {
            lines.add("C" + i + ",," + "c" + i + "@c" + i + ".example,,,,,");
        }
        rig.take("erp", "customers-" + files++ + ".csv", lines.toArray(String[]::new));
    }

    void orders(String... rows) throws IOException {
        rig.take("erp", "orders-" + files++ + ".csv", GeneratedExport.ORDERS + "\n" + String.join("\n", rows));
    }

    static String order(String customer, int daysAgo, int amount) {
        return customer + "-" + daysAgo + "," + customer + "," + HubRig.DAY.minusDays(daysAgo) + "," + amount + ",,";
    }

    /** Customers 0 to 9, of whom each bought more often, more and later than the one before. */
    void tenBuyers() throws IOException {
        customers(0, 10);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (int n = 0; n <= i; n++) {
                rows.add(order("C" + i, 200 - 15 * i + 20 * n, 100 * (i + 1)));
            }
        }
        orders(rows.toArray(String[]::new));
    }

    String rfmOf(String customer) {
        String inputs = rig.rfm().get(customer);
        return inputs.substring(inputs.indexOf("\"R\":"), inputs.indexOf(",\"class_zh\""));
    }

    GradeCustomers grading(Clock ofOutbox, FlowListener heard) {
        HubConfig config = rig.hub().config();
        Store store = rig.hub().store();
        EnqueueTiers enqueue = new EnqueueTiers(List.of(new EnqueueTiers.Listener("erp", true)), ofOutbox);
        return new GradeCustomers(
                store,
                rig.hub().mastering(),
                rig.hub().rulesets(),
                config.rates(),
                rig.hub().clock(),
                ruleset -> new WriteGrades(
                        ruleset,
                        enqueue,
                        new EnqueueTags(List.of(), ofOutbox),
                        new PlanActions(config.actions(), List.of(), rig.hub().clock()),
                        new MoveGate(config.hub().maxMovedPercent(), List.of())),
                new Stopping(),
                heard);
    }
}
