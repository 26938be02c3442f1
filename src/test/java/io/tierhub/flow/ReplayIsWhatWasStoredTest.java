package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.store.GradeRow;
import io.tierhub.store.TierRow;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days that were graded live, graded again later. */
class ReplayIsWhatWasStoredTest {
    private static final int CUSTOMERS = 12;
    private static final int DAYS = 18;

    private static final String HELD = """
            name: held
            models:
              lifecycle: {min_risk_days: 2, dormant_days: 4, churn_days: 8, new_days: 0}
              rfm: {window: P7D}
              abc: {window: P5D}
            policy:
              composite: [{model: rfm, weight: 1}, {model: lifecycle, weight: 1}]
              min_orders: 0
              min_history_days: 0
              gates: [{name: SILENT, when: days_since_order >= 7, ceiling: D}]
              hysteresis: {dwell_days: 3, up_days: 2, down_days: 2}
            """;

    @TempDir
    Path folder;

    /** What a day left behind. */
    private record Day(LocalDate day, List<TierRow> tiers, List<GradeRow> grades) {}

    @Test
    void aDayThatWasGradedLiveIsReplayedToTheTiersThatStoodThenHeldOnesToo() throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(held(seed, HELD)).as("seed " + seed + ": tiers held").isGreaterThan(5);
        }
    }

    @Test
    void soItIsWhereNothingIsHeld() throws IOException {
        held(4, HELD.replaceAll("  hysteresis:.*\n", ""));
    }

    @Test
    void soItIsWhereTiersAreHeldFromSomeDayOn() throws IOException {
        Path home = folder.resolve("later");
        List<Day> days = new ArrayList<>();
        Random random = new Random(5);
        try (HubRig rig = rig(home, HELD.replaceAll("  hysteresis:.*\n", ""))) {
            live(rig, random, 6, new ArrayList<>());
            rig.write("config/grading/held.yaml", HELD).restart();
            live(rig, random, DAYS, days);
            replayed(rig, 5, days);
        }
    }

    /** Lives through some days and replays each of them; how often a tier was not that of its score. */
    private long held(long seed, String rules) throws IOException {
        List<Day> days = new ArrayList<>();
        try (HubRig rig = rig(folder.resolve(rules.hashCode() + "-" + seed), rules)) {
            live(rig, new Random(seed), DAYS, days);
            replayed(rig, seed, days);
        }
        return days.stream()
                .flatMap(day -> day.tiers.stream())
                .filter(row -> row.candidate() != row.tier() && row.tier() != Tier.PROSPECT)
                .count();
    }

    private static HubRig rig(Path home, String rules) throws IOException {
        HubRig rig = new HubRig(home, HubRig.ERP).write("config/grading/held.yaml", rules);
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        for (int i = 0; i < CUSTOMERS; i++) {
            lines.add("C" + i + ",," + "c" + i + "@c" + i + ".example,,,,,");
        }
        rig.take("erp", "customers.csv", lines.toArray(String[]::new));
        return rig;
    }

    private static void live(HubRig rig, Random random, int days, List<Day> seen) throws IOException {
        for (int i = 0; i < days; i++) {
            LocalDate today = rig.calendar.today();
            List<String> orders = new ArrayList<>(List.of(GeneratedExport.ORDERS));
            for (int n = 0; n < 4; n++) {
                int amount = 1 + random.nextInt(3_000);
                orders.add(today + "-" + n + ",C" + random.nextInt(CUSTOMERS) + "," + today + "," + amount + ",,");
            }
            rig.take("erp", "orders-" + today + ".csv", orders.toArray(String[]::new));
            rig.grade();
            seen.add(stored(rig, today));
            rig.calendar.nextDay();
        }
    }

    private static Day stored(HubRig rig, LocalDate day) {
        Day stored = new Day(day, new ArrayList<>(), new ArrayList<>());
        rig.hub().store().read(tx -> {
            tx.tiers().scan(stored.tiers::add);
            tx.grades().scan(stored.grades::add);
            return stored;
        });
        return stored;
    }

    private static Day replay(HubRig rig, LocalDate day) {
        rig.hub().grading().grade(day, false);
        Day replayed = new Day(day, new ArrayList<>(), new ArrayList<>());
        rig.hub().store().read(tx -> {
            long id = tx.replays().latest((int) day.toEpochDay()).id();
            tx.replays().scanTiers(id, replayed.tiers::add);
            tx.replays().scanGrades(id, replayed.grades::add);
            return replayed;
        });
        return replayed;
    }

    /** Rows of the day itself are the same in every byte; of others, which had nothing new to say that day, the tier is. */
    private static void replayed(HubRig rig, long seed, List<Day> days) {
        rig.grade();
        for (Day day : days) {
            int asOf = (int) day.day.toEpochDay();
            String name = "seed " + seed + ", " + day.day;
            Day again = replay(rig, day.day);
            assertThat(again.tiers)
                    .as(name)
                    .extracting(ReplayIsWhatWasStoredTest::stood)
                    .isEqualTo(day.tiers.stream()
                            .map(ReplayIsWhatWasStoredTest::stood)
                            .toList());
            assertThat(again.tiers.stream().map(row -> row.knownAt(0)))
                    .as(name)
                    .containsAll(day.tiers.stream()
                            .filter(row -> row.asOf() == asOf)
                            .map(row -> row.knownAt(0))
                            .toList());
            Map<Long, List<GradeRow>> byCustomer = new TreeMap<>();
            again.grades.forEach(row -> byCustomer
                    .computeIfAbsent(row.customer(), c -> new ArrayList<>())
                    .add(row));
            day.grades.stream()
                    .filter(row -> row.asOf() == asOf)
                    .forEach(row ->
                            assertThat(byCustomer.get(row.customer())).as(name).contains(row));
        }
    }

    private static String stood(TierRow row) {
        return row.customer() + " " + row.tier() + " since " + LocalDate.ofEpochDay(row.since()) + " candidate "
                + row.candidate() + (row.provisional() ? " provisional" : "");
    }
}
