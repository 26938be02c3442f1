package io.tierhub.cli;

import io.tierhub.flow.Simulation;
import io.tierhub.flow.Simulation.Explained;
import io.tierhub.flow.Simulation.Quarter;
import io.tierhub.grade.GroupCounts;
import io.tierhub.grade.Migration;
import io.tierhub.grade.Reason;
import io.tierhub.grade.Restless;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What other rules would do, for machines; shares from 0 to 1. */
final class SimulationJson {
    private SimulationJson() {}

    static Map<String, @Nullable Object> map(Simulation made) {
        return new JsonMap()
                .put("ruleset", made.next())
                .put("current", made.current())
                .text("as_of", made.asOf())
                .put("replay", made.replay())
                .putAll(totals(made.migration()).map())
                .put("approvers", made.moves().approvers())
                .list("moves", cells(made.migration()), cell -> cell)
                .put("writes", made.writes())
                .put("writes_anyway", made.anyway())
                .put("tasks", made.tasks())
                .put("tasks_anyway", made.tasksAnyway())
                .object("groups_now", made.groups().current(), SimulationJson::groups)
                .object("groups_then", made.groups().next(), SimulationJson::groups)
                .list("movers", made.movers(), SimulationJson::mover)
                .list("quarters", made.quarters(), SimulationJson::quarter)
                .object("restless_now", made.restless().current(), SimulationJson::restless)
                .object("restless_then", made.restless().next(), SimulationJson::restless)
                .map();
    }

    private static JsonMap totals(Migration all) {
        return new JsonMap()
                .put("customers", all.customers())
                .put("moved", all.moved())
                .put("moved_share", share(all.moves().customers()))
                .put("revenue", money(all.cents()))
                .put("moved_revenue", money(all.movedCents()))
                .put("moved_revenue_share", share(all.moves().revenue()));
    }

    private static List<JsonMap> cells(Migration all) {
        List<JsonMap> cells = new ArrayList<>();
        for (Tier from : Tier.values()) {
            for (Tier to : Tier.values()) {
                if (all.customers(from, to) > 0) {
                    cells.add(new JsonMap()
                            .text("from", from)
                            .text("to", to)
                            .put("customers", all.customers(from, to))
                            .put("revenue", money(all.cents(from, to))));
                }
            }
        }
        return cells;
    }

    private static JsonMap groups(GroupCounts counts) {
        return new JsonMap().put("personas", counts.personas()).put("tags", counts.tags());
    }

    private static JsonMap mover(Explained each) {
        return new JsonMap()
                .text("customer_id", new CustomerId(each.mover().customer()))
                .put("keys", each.keys())
                .text("from", each.mover().from())
                .text("to", each.mover().to())
                .put("revenue", money(each.mover().cents()))
                .list("reasons_now", each.reasons().current(), SimulationJson::reason)
                .list("reasons_then", each.reasons().next(), SimulationJson::reason);
    }

    private static JsonMap reason(Reason reason) {
        return new JsonMap()
                .put("code", reason.code())
                .put("points", reason.points())
                .put("zh", reason.text().zh())
                .put("en", reason.text().en());
    }

    private static JsonMap quarter(Quarter each) {
        return new JsonMap()
                .text("day", each.day())
                .putAll(totals(each.migration()).map());
    }

    private static JsonMap restless(Restless each) {
        return new JsonMap().put("changes", each.changes()).put("flaps", each.flaps());
    }

    private static BigDecimal share(int hundredths) {
        return BigDecimal.valueOf(hundredths, 4);
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
