package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.Deciding.Said;
import io.tierhub.grade.OverrideTerms;
import io.tierhub.grade.OverrideTerms.Mode;
import io.tierhub.grade.ScoreVersion;
import io.tierhub.store.Behaviour.Segment;
import io.tierhub.store.Effect;
import io.tierhub.store.TierRow;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that keeps everyone in memory from day to day, beside one that starts anew before each grading and reads all. */
class EveryoneKeptTest {
    private static final int CUSTOMERS = 40;
    private static final int DAYS = 20;
    private static final Said LI = new Said("Li", null);

    /** Windows of a few days, so that much leaves them; one with the month's end in it. */
    private static final String RULES = """
            name: %s
            models:
              rfm: {window: P%dD}
              abc: {window: P1M}
            policy:
              composite: [{model: rfm, weight: 1}]
              min_orders: 0
              min_history_days: 0
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsKeptGivesDayByDayWhatReadingAllGives() throws IOException {
        for (long seed = 1; seed <= 4; seed++) {
            try (HubRig keeps = rig(seed + "-keeps");
                    HubRig reads = rig(seed + "-reads")) {
                assertThat(Everyone.steady(keeps.config().ruleset(), 0)).isTrue();
                Random one = new Random(seed);
                Random other = new Random(seed);
                for (int day = 0; day < DAYS; day++) {
                    String name = "seed " + seed + ", day " + day;
                    for (int again = 0; again < 2; again++) {
                        int turn = 2 * day + again;
                        String happened = happen(keeps, one, turn);
                        assertThat(happen(reads, other, turn)).as(name).isEqualTo(happened);
                        reads.restart();
                        keeps.grade();
                        reads.grade();
                        assertThat(stored(keeps)).as(name + ": " + happened).isEqualTo(stored(reads));
                    }
                    keeps.calendar.nextDay();
                    reads.calendar.nextDay();
                }
            }
        }
    }

    @Test
    void aNewDayReadsNobodyOfWhomNothingLeavesAWindowOrComes() throws IOException {
        try (HubRig rig = rig("spoilt")) {
            rig.take("erp", "orders.csv", GeneratedExport.ORDERS, "1,C0," + HubRig.DAY + ",5,,");
            rig.grade();
            spoil(rig);
            rig.calendar.nextDay();
            rig.grade();
            rig.restart();
            rig.calendar.nextDay();
            assertThatThrownBy(rig::grade).as("read again, it is unreadable").isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void aTierThatIsKeptIsNotReadAndGivesWayAsItWasStored() throws IOException {
        try (HubRig rig = rig("kept")) {
            orders(rig, "first", 10, 20, 30, 40, 50);
            rig.grade();
            TierRow first = least(rig);
            rig.calendar.later(Duration.ofMinutes(1));
            rig.grade();
            rig.calendar.nextDay();
            rig.grade();
            assertThat(least(rig)).as("found again, and not written").isEqualTo(first);
            rig.hub().store().transaction(Effect.DUE_GRADED, tx -> {
                tx.tiers().delete(new long[] {first.customer()});
                return first;
            });
            orders(rig, "second", 25);
            rig.grade();
            TierRow second = row(rig, first.customer());
            orders(rig, "third", 5_000);
            rig.grade();
            Map<Long, List<ScoreVersion>> trail =
                    rig.hub().store().read(tx -> tx.scoreTrail().of(new long[] {first.customer()}));
            assertThat(trail).containsExactly(Map.entry(first.customer(), List.of(first.version(), second.version())));
        }
    }

    @Test
    void whatIsFoundAgainAsItWasIsNotWrittenAgain() throws IOException {
        try (HubRig rig = rig("same")) {
            orders(rig, "first", 10, 20, 30, 40, 50);
            rig.grade();
            rig.calendar.nextDay();
            allDue(rig);
            rig.grade();
            List<TierRow> before = tiers(rig);
            assertThat(before)
                    .as("written on this day")
                    .allMatch(row -> row.asOf() == rig.calendar.today().toEpochDay());
            rig.calendar.later(Duration.ofMinutes(1));
            allDue(rig);
            rig.grade();
            assertThat(tiers(rig)).isEqualTo(before);
        }
    }

    private static void allDue(HubRig rig) {
        long[] customers = tiers(rig).stream().mapToLong(TierRow::customer).toArray();
        int today = (int) rig.calendar.today().toEpochDay();
        rig.hub().store().transaction(Effect.CHUNK_TAKEN, tx -> {
            tx.gradesDue().markForFacts(customers, today);
            return customers;
        });
    }

    private static TierRow least(HubRig rig) {
        return tiers(rig).stream()
                .filter(row -> row.score() != null)
                .min(Comparator.comparing(TierRow::score))
                .orElseThrow();
    }

    private static TierRow row(HubRig rig, long customer) {
        return tiers(rig).stream()
                .filter(row -> row.customer() == customer)
                .findFirst()
                .orElseThrow();
    }

    /** An order of today for each of the first customers. */
    private static void orders(HubRig rig, String name, int... amounts) throws IOException {
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.ORDERS));
        for (int i = 0; i < amounts.length; i++) {
            lines.add(name + i + ",C" + i + "," + rig.calendar.today() + "," + amounts[i] + ",,");
        }
        rig.take("erp", "orders-" + name + ".csv", lines.toArray(String[]::new));
    }

    private static List<TierRow> tiers(HubRig rig) {
        List<TierRow> tiers = new ArrayList<>();
        rig.hub().store().read(tx -> {
            tx.tiers().scan(tiers::add);
            return tiers;
        });
        return tiers;
    }

    private static void spoil(HubRig rig) {
        rig.hub().store().transaction(Effect.CHUNK_TAKEN, tx -> {
            List<Segment> spoilt = new ArrayList<>();
            tx.behaviour()
                    .scan(segment -> spoilt.add(new Segment(segment.record(), segment.number(), new byte[] {99})));
            tx.behaviour().put(spoilt);
            return spoilt;
        });
    }

    private HubRig rig(String name) throws IOException {
        HubRig rig = new HubRig(folder.resolve(name), HubRig.ERP, HubRig.CRM)
                .write("config/grading/short.yaml", RULES.formatted("short", 7));
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        for (int i = 0; i < CUSTOMERS; i++) {
            lines.add(customer(i, i, ""));
        }
        rig.take("erp", "customers.csv", lines.toArray(String[]::new));
        return rig;
    }

    /** A record that says what another says is one customer with it. */
    private static String customer(int number, int like, String deleted) {
        return "C" + number + ",欧阳" + like + ",c" + like + "@c" + like + ".example,1380000" + (1000 + like) + ",,,"
                + deleted + ",";
    }

    /** Something that changes who there is, what they did, what is said of them or by which rules they are graded. */
    private static String happen(HubRig rig, Random random, int turn) throws IOException {
        LocalDate today = rig.calendar.today();
        int who = random.nextInt(CUSTOMERS);
        int other = random.nextInt(CUSTOMERS);
        String file = "-" + turn + "-" + random.nextInt(Integer.MAX_VALUE) + ".csv";
        orders(rig, random, today, file);
        int what = turn == DAYS ? 9 : random.nextInt(9);
        switch (what) {
            case 0 -> rig.take("erp", "customers" + file, GeneratedExport.CUSTOMERS, customer(who, other, ""));
            case 1 -> rig.take("erp", "customers" + file, GeneratedExport.CUSTOMERS, customer(who, who, ""));
            case 2 -> rig.take("erp", "customers" + file, GeneratedExport.CUSTOMERS, customer(who, who, "true"));
            case 3 -> decide(() -> rig.hub().stewardship().deciding().same("erp:C" + who, "erp:C" + other, LI));
            case 4 -> decide(() -> rig.hub().stewardship().deciding().different("erp:C" + who, "erp:C" + other, LI));
            case 5 ->
                decide(() -> rig.hub().stewardship().overriding().set("erp:C" + who, terms(random, today), LI, null));
            case 6 ->
                rig.take(
                        "crm",
                        "people" + file,
                        "id,type,name,email,phone,company,deleted",
                        "F" + other % 3 + ",company,测试公司" + other % 3 + ",,,,",
                        "P" + who + ",person,司马" + who + ",p" + who + "@p.example,,F" + other % 3 + ",");
            case 7 ->
                rig.take(
                        "crm", "orders" + file, "no,customer,day,amount", "X" + who + ",P" + who + "," + today + ",70");
            case 9 -> {
                rig.write("config/grading/short.yaml", RULES.formatted("short", 2 + random.nextInt(4)));
                rig.activate();
            }
            default -> {}
        }
        return what + " of " + who + " and " + other;
    }

    private static OverrideTerms terms(Random random, LocalDate today) {
        int from = (int) today.toEpochDay() + random.nextInt(3);
        return new OverrideTerms(Tier.B, Mode.PIN, "PARTNER", from, from + 1 + random.nextInt(5));
    }

    /** What is refused is refused in both hubs. */
    private static void decide(Runnable decision) {
        try {
            decision.run();
        } catch (Deciding.RefusedException | IllegalArgumentException refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }

    /** Orders of today, of days before and to come; some are told anew, with another amount or as cancelled. */
    private static void orders(HubRig rig, Random random, LocalDate today, String file) throws IOException {
        List<String> rows = new ArrayList<>(List.of(GeneratedExport.ORDERS));
        for (int n = random.nextInt(4); n > 0; n--) {
            LocalDate on = today.plusDays(random.nextInt(14) - 9);
            String status = random.nextInt(5) == 0 ? "CANCELLED" : "COMPLETED";
            rows.add("O" + random.nextInt(60) + ",C" + random.nextInt(CUSTOMERS) + "," + on + ","
                    + (1 + random.nextInt(3_000)) + "," + status + ",");
        }
        rig.take("erp", "orders" + file, rows.toArray(String[]::new));
    }

    /** All rows of grades, tiers and their history, without the time at which they were found. */
    private static List<Object> stored(HubRig rig) {
        List<Object> rows = new ArrayList<>();
        long[] graded = tiers(rig).stream().mapToLong(TierRow::customer).toArray();
        rig.hub().store().read(tx -> {
            tx.tiers().scan(row -> rows.add(row.knownAt(0)));
            tx.grades().scan(rows::add);
            tx.tierHistory().scan(rows::add);
            tx.scoreTrail()
                    .of(graded)
                    .forEach((customer, trail) -> trail.forEach(
                            each -> rows.add(customer + " " + each.asOf() + " " + each.ruleset() + " " + each.score()
                                    + " " + each.tier() + " " + each.source() + " " + each.reference())));
            return rows;
        });
        return rows;
    }
}
