package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.Deciding.Said;
import io.tierhub.flow.Simulation.Quarter;
import io.tierhub.grade.OverrideTerms;
import io.tierhub.grade.Ruleset;
import io.tierhub.publish.ActionDue;
import io.tierhub.publish.EventData;
import io.tierhub.publish.TagChange;
import io.tierhub.publish.TierChange;
import io.tierhub.store.Delivery;
import io.tierhub.store.DeliveryFilter;
import io.tierhub.store.Effect;
import io.tierhub.store.Outcomes;
import io.tierhub.store.PersonalData;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a simulation says is what the next real run does, and until then nothing has happened. */
class SimulateRulesetTest {
    private static final String PUSH =
            "push: {webhook: {url: https://%s.example/tiers, secret:" + " 0123456789012345678901234}}\n";

    /** A target that sends no customers hears about all. */
    private static final String DESK =
            "system: desk\n" + PUSH.formatted("desk").replace("01234}}", "01234, tags: true}}");

    private static final String ACTIONS = """
            actions:
              - id: care
                on: {enter: {tier: [STRATEGIC, A]}}
                ensure: {desk: {care: "${tier}"}}
                leave: {desk: {care: none}}
                once: [{task: call, owner: "role:sales", due: P2D}, {task: gift, owner: "role:care", due: P5D}]
                cooldown: P30D
              - id: ask
                on: {change: {from: {tier: [A, B]}, to: {tier: [C, D]}}}
                ensure: {desk: {watch: closely, approval: required}}
                once: [{task: ask_why, owner: "role:service", due: P1D}]
              - id: wake
                on: {enter: {stage: [DORMANT, CHURNED]}}
                once: [{task: wake, owner: "role:sales", due: P2D}]
            """;

    private static final String HELD =
            "policy: {min_orders: 0, min_history_days: 0, composite: [{model: abc, weight: 1}],"
                    + " cuts: {A: %s, B: 20, C: 10}, hysteresis: {}}";

    private static final String[] RULES = {
        "policy: {cuts: {A: 70, B: 50, C: 30}}",
        "policy: {composite: [{model: abc, weight: 1}]}",
        "models: {rfm: {window: P6M, k: 4, high_from: 3}}",
        "policy: {cuts: {A: 90, B: 70, C: 50}, hysteresis: {}}",
        "models: {pyramid: {}}\npolicy: {gates: [{name: TOP, when: \"pyramid_class == 'PLATINUM'\", floor: A}]}",
        "models: {lifecycle: {}, tags: {asleep: {when: days_since_order > 90}}}\n"
                + "policy: {composite: [{model: lifecycle, weight: 1}, {model: rfm, weight: 1}]}",
        "reference: live\npolicy: {min_orders: 0, min_history_days: 0}"
    };

    @TempDir
    Path folder;

    private HubRig rig;
    private int files;
    private int orders;
    private long foretold;
    /** Events other than those of tiers, by type. */
    private final Map<String, Integer> others = new TreeMap<>();

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private void hub(Path at) throws IOException {
        rig = new HubRig(at, HubRig.ERP + PUSH.formatted("erp"), DESK)
                .write("config/grading/standard.yaml", "name: standard\n")
                .write("config/actions.yaml", ACTIONS);
    }

    private Map<String, Long> tasks() {
        Map<String, Long> tasks = new TreeMap<>();
        rig.hub().store().read(tx -> {
            tx.actionItems().scan(row -> tasks.merge(String.valueOf(row.item().owner()), 1L, Long::sum));
            return tasks;
        });
        return tasks;
    }

    private void customers(int from, int to) throws IOException {
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        for (int i = from; i < to; i++) {
            lines.add("C" + i + ",,c" + i + "@c" + i + ".example,,,,,");
        }
        rig.take("erp", "customers-" + files++ + ".csv", lines.toArray(String[]::new));
    }

    private void orders(Random random, int customers, int count) throws IOException {
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.ORDERS));
        for (int i = 0; i < count; i++) {
            int customer = (int) Math.min(customers - 1, Math.abs(random.nextGaussian()) * customers / 2);
            int day = (int) Math.min(700, Math.abs(random.nextGaussian()) * 250);
            lines.add("O" + orders++ + ",C" + customer + ","
                    + rig.calendar.today().minusDays(day) + "," + (1 + random.nextInt(1000)) + ",,");
        }
        rig.take("erp", "orders-" + files++ + ".csv", lines.toArray(String[]::new));
    }

    /** Every row of every table but the notes of what happened to rulesets, in an order of their own. */
    private List<String> everything() throws SQLException {
        Set<String> tables = new TreeSet<>();
        Stream.concat(PersonalData.ERASED.stream(), PersonalData.NOT_PERSONAL.stream())
                .forEach(column -> tables.add(column.substring(0, column.indexOf('.'))));
        tables.remove("ruleset_step");
        return rig.dump(tables.toArray(String[]::new)).stream().sorted().toList();
    }

    private List<String> outbox() {
        return rig.hub().store().read(tx -> {
            List<String> rows = new ArrayList<>();
            tx.outbox().scan(row -> rows.add(row.id() + "|" + event(row)));
            return rows;
        });
    }

    private static String event(Delivery row) {
        String tier = row.type().equals(TierChange.TYPE) ? " " + EventData.tier(row.data()) : "";
        return row.target() + " " + new CustomerId(row.customer()) + tier + " " + row.type();
    }

    /** Some of what waits arrives. */
    private void deliver(Random random) {
        rig.hub().store().transaction(Effect.OUTCOMES_KEPT, tx -> {
            List<Outcomes.Delivered> arrived = new ArrayList<>();
            tx.outbox().newest(DeliveryFilter.of(null, Delivery.Status.PENDING), 1000).stream()
                    .filter(row -> row.type().equals(TierChange.TYPE) && random.nextInt(3) > 0)
                    .forEach(row -> arrived.add(new Outcomes.Delivered(row, 200, EventData.tier(row.data()))));
            tx.outcomes().delivered(arrived, 1);
            return arrived;
        });
    }

    private Ruleset written(String yaml) throws IOException {
        rig.write("config/grading/standard.yaml", "name: standard\n" + yaml + "\n");
        return rig.config().ruleset();
    }

    private void foretells(long seed, String from, String to, boolean nextDay) throws IOException, SQLException {
        Random random = new Random(seed);
        hub(folder.resolve("seed" + seed));
        written(from);
        customers(0, 40);
        orders(random, 40, 120);
        rig.grade();
        deliver(random);
        if (nextDay) {
            rig.calendar.nextDay();
            customers(40, 45);
        }
        orders(random, 40, 15);
        Ruleset next = written(to);
        List<String> before = everything();
        Map<?, ?> exports = rig.everything();
        Set<String> events = new TreeSet<>();
        Map<String, String> tiers = new TreeMap<>();
        Simulation simulation = rig.hub()
                .reports()
                .simulating()
                .simulate(
                        next,
                        rig.calendar.today(),
                        (system, customer, tier) -> assertThat(
                                        events.add(system + " " + new CustomerId(customer) + " " + tier))
                                .isTrue(),
                        (customer, tier) -> tiers.put(new CustomerId(customer).toString(), tier.name()));
        assertThat(everything()).as("seed " + seed).isEqualTo(before);
        assertThat(rig.everything()).as("seed " + seed).isEqualTo(exports);

        if (!simulation.next().equals(simulation.current())) {
            rig.activate();
        }
        List<String> sent = outbox();
        Map<String, Long> owed = tasks();
        rig.grade();
        simulation.tasks().forEach((owner, count) -> owed.merge(owner, count, Long::sum));
        foretold +=
                simulation.tasks().values().stream().mapToLong(Long::longValue).sum();
        assertThat(tasks()).as("seed " + seed).isEqualTo(owed);
        Map<String, String> real = new TreeMap<>();
        rig.export(ExportRequest.What.TIERS).forEach(row -> real.put(row.get("customer_id"), row.get("tier")));
        assertThat(tiers).as("seed " + seed).isEqualTo(real);
        Set<String> fresh = new TreeSet<>();
        Map<String, Long> writes = new TreeMap<>(Map.of("erp", 0L, "desk", 0L));
        outbox().stream().filter(row -> !sent.contains(row)).forEach(row -> {
            String event = row.substring(row.indexOf('|') + 1);
            writes.merge(event.substring(0, event.indexOf(' ')), 1L, Long::sum);
            boolean ofTier = event.endsWith(TierChange.TYPE);
            if (ofTier) {
                fresh.add(event.substring(0, event.lastIndexOf(' ')));
            } else {
                others.merge(event.substring(event.lastIndexOf(' ') + 1), 1, Integer::sum);
            }
        });
        assertThat(events).as("seed " + seed).isEqualTo(fresh);
        assertThat(simulation.writes()).as("seed " + seed).isEqualTo(writes);
        rig.close();
    }

    private void loop(int seeds) throws IOException, SQLException {
        for (long seed = 1; seed <= seeds; seed++) {
            Random random = new Random(seed * 31);
            foretells(
                    seed,
                    RULES[random.nextInt(RULES.length)],
                    RULES[random.nextInt(RULES.length)],
                    random.nextBoolean());
        }
        assertThat(foretold).as("tasks").isPositive();
        assertThat(others.keySet()).as("events besides").contains(ActionDue.TYPE);
    }

    @Test
    void theNextRunDoesWhatWasForetoldAndNothingHappenedBefore() throws IOException, SQLException {
        loop(4);
    }

    @Test
    @Tag("full")
    void theNextRunDoesWhatWasForetoldOverManySeeds() throws IOException, SQLException {
        loop(40);
        assertThat(others.keySet()).as("events besides").contains(TagChange.TYPE);
    }

    @Test
    void whatMovesIsCountedByTierAndRevenue() throws IOException {
        hub(folder);
        customers(0, 4);
        rig.take(
                "erp",
                "orders.csv",
                GeneratedExport.ORDERS,
                "1,C0,2026-06-01,700,,",
                "2,C1,2026-06-01,200,,",
                "3,C2,2026-06-01,100,,");
        rig.grade();
        Ruleset all = written("policy: {min_orders: 0, min_history_days: 0, composite: [{model: abc, weight: 1}],"
                + " cuts: {A: 30, B: 20, C: 10}}");
        Simulation simulation = rig.hub().reports().simulating().simulate(all, HubRig.DAY);
        assertThat(simulation.migration().customers()).isEqualTo(4);
        assertThat(simulation.migration().customers(Tier.PROSPECT, Tier.PROSPECT))
                .isEqualTo(1);
        assertThat(simulation.migration().cents(Tier.B, Tier.A)).isEqualTo(70_000);
        assertThat(simulation.movers().get(0).keys()).containsEntry("erp", "C0");
        assertThat(simulation.movers().get(0).reasons().next()).isNotEmpty();
        assertThat(simulation.moves().approvers()).isEqualTo(2);
        assertThat(simulation.quarters())
                .extracting(Quarter::day)
                .containsExactly(
                        LocalDate.parse("2025-06-30"),
                        LocalDate.parse("2025-09-30"),
                        LocalDate.parse("2025-12-31"),
                        LocalDate.parse("2026-03-31"));
    }

    /** With 70, 20 and 10 % of the money: by ABC the second has 30 points, and is just A. */
    private void threeCustomersWhoseTiersAreHeld() throws IOException {
        hub(folder);
        written(HELD.formatted("30"));
        customers(0, 3);
        rig.take(
                "erp",
                "orders.csv",
                GeneratedExport.ORDERS,
                "1,C0,2026-06-01,700,,",
                "2,C1,2026-06-01,200,,",
                "3,C2,2026-06-01,100,,");
    }

    @Test
    void tiersThatAreHeldAndTiersOfPersonsStayWhereTheNextRunLeavesThem() throws IOException {
        threeCustomersWhoseTiersAreHeld();
        OverrideTerms low = new OverrideTerms(
                Tier.D,
                OverrideTerms.Mode.PIN,
                "CREDIT",
                (int) HubRig.DAY.toEpochDay(),
                (int) HubRig.DAY.toEpochDay() + 90);
        rig.hub().stewardship().overriding().set("erp:C0", low, new Said("Wang", null), null);
        rig.grade();
        assertThat(rig.tiers()).containsEntry("erp:C0", "D").containsEntry("erp:C1", "A");

        rig.calendar.nextDay();
        Ruleset stricter = written(HELD.formatted("31"));
        Simulation simulation = rig.hub().reports().simulating().simulate(stricter, rig.calendar.today());
        assertThat(simulation.migration().moved()).isZero();
        rig.activate();
        rig.grade();
        assertThat(rig.tiers()).containsEntry("erp:C0", "D").containsEntry("erp:C1", "A");
    }

    @Test
    void onAPastDayTiersAreHeldFromThoseThatStoodOnItsEve() throws IOException {
        threeCustomersWhoseTiersAreHeld();
        for (int day = 0; day < 3; day++) {
            rig.grade();
            rig.calendar.nextDay();
        }
        Simulation past =
                rig.hub().reports().simulating().simulate(written(HELD.formatted("31")), HubRig.DAY.plusDays(1));
        assertThat(past.replay()).isTrue();
        assertThat(past.migration().moved()).as("C1 has 30 and is held").isZero();
        Simulation first = rig.hub().reports().simulating().simulate(written(HELD.formatted("31")), HubRig.DAY);
        assertThat(first.migration().moved())
                .as("nothing stood before the first day")
                .isEqualTo(1);
    }

    @Test
    void theSameRulesMoveNobody() throws IOException {
        hub(folder);
        customers(0, 10);
        orders(new Random(5), 10, 40);
        rig.grade();
        Simulation simulation =
                rig.hub().reports().simulating().simulate(rig.config().ruleset(), HubRig.DAY);
        assertThat(simulation.migration().moved()).isZero();
        assertThat(simulation.writes()).containsEntry("erp", 0L).containsEntry("desk", 0L);
        assertThat(simulation.moves().approvers()).isEqualTo(1);
    }

    @Test
    void aPastDayIsSimulatedWithoutANote() throws IOException {
        hub(folder);
        customers(0, 10);
        orders(new Random(5), 10, 40);
        rig.grade();
        rig.calendar.nextDay();
        rig.grade();
        Simulation simulation = rig.hub().reports().simulating().simulate(written(RULES[0]), HubRig.DAY);
        assertThat(simulation.replay()).isTrue();
        assertThat(simulation.writes()).isEmpty();
        assertThat(rig.dumped("ruleset_step")).hasSize(1);
    }
}
