package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.store.GradeRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecasts are learned anew each week, stand still between, and a past day knows what was learned by then. */
@Tag("h2")
class LearnedWeeklyTest {
    private static final int CUSTOMERS = 300;
    private static final String RULES = """
            name: weekly
            models:
              clv: {spend: mean, gates: {customers: 10, repeat_buyers: 10, history_days: 10, idle_days: 300}}
            policy: {composite: [{model: clv, weight: 1}]}
            """;

    @TempDir
    Path folder;

    @Test
    void parametersStandForAWeekAndAPastDayIsGradedByThoseOfThen() throws Exception {
        try (HubRig rig = new HubRig(folder, HubRig.ERP).write("config/grading/weekly.yaml", RULES)) {
            Random random = new Random(7);
            customers(rig, random);
            Map<LocalDate, String> learned = new TreeMap<>();
            for (int day = 0; day < 16; day++) {
                orders(rig, random, day);
                rig.grade();
                learned.put(rig.calendar.today(), parameters(live(rig)));
                rig.calendar.nextDay();
            }
            assertThat(learned.values().stream().distinct()).hasSize(3);
            assertThat(learned.get(HubRig.DAY.plusDays(6))).isEqualTo(learned.get(HubRig.DAY));
            assertThat(learned.get(HubRig.DAY.plusDays(7))).isNotEqualTo(learned.get(HubRig.DAY));
            assertThat(learned.get(HubRig.DAY.plusDays(13))).isEqualTo(learned.get(HubRig.DAY.plusDays(7)));
            assertThat(rig.dumped("reference_fit")).hasSize(2);
            rig.restart();
            rig.grade();
            for (LocalDate day : List.of(HubRig.DAY.plusDays(2), HubRig.DAY.plusDays(9), HubRig.DAY.plusDays(15))) {
                rig.hub().grading().grade(day, false);
                assertThat(parameters(replayed(rig, day))).as("" + day).isEqualTo(learned.get(day));
            }
        }
    }

    private static List<GradeRow> live(HubRig rig) {
        List<GradeRow> rows = new ArrayList<>();
        int today = (int) rig.calendar.today().toEpochDay();
        return rig.hub().store().read(tx -> {
            tx.grades().scan(row -> {
                if (row.asOf() == today) {
                    rows.add(row);
                }
            });
            return rows;
        });
    }

    private static List<GradeRow> replayed(HubRig rig, LocalDate day) {
        List<GradeRow> rows = new ArrayList<>();
        return rig.hub().store().read(tx -> {
            tx.replays().scanGrades(tx.replays().latest((int) day.toEpochDay()).id(), rows::add);
            return rows;
        });
    }

    /** What all grades of the day were forecast with. */
    private static String parameters(List<GradeRow> rows) {
        List<String> all = rows.stream()
                .filter(row ->
                        row.model().equals("clv") && row.inputs().toString().contains("\"alpha\""))
                .map(row -> row.inputs().toString().replaceAll(".*(\"r\":.*)", "$1"))
                .distinct()
                .toList();
        assertThat(all).as("%s", rows.subList(0, Math.min(6, rows.size()))).hasSize(1);
        return all.get(0);
    }

    /** Customers whose purchases and losses the model describes, so that it can be learned of few. */
    private static void customers(HubRig rig, Random random) throws IOException {
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        List<String> bought = new ArrayList<>(List.of(GeneratedExport.ORDERS));
        for (int i = 0; i < CUSTOMERS; i++) {
            lines.add("C" + i + ",," + "c" + i + "@c" + i + ".example,,,,,");
            double perDay = exponential(random) * 0.04;
            double dropout = 1 - Math.sqrt(random.nextDouble());
            double ago = 20 + random.nextInt(320);
            do {
                bought.add("B" + bought.size() + ",C" + i + "," + HubRig.DAY.minusDays((long) ago) + ","
                        + (50 + random.nextInt(400)) + ",,");
                ago -= 1 + exponential(random) / perDay;
            } while (ago > 0 && random.nextDouble() > dropout);
        }
        rig.take("erp", "customers.csv", lines.toArray(String[]::new));
        rig.take("erp", "orders.csv", bought.toArray(String[]::new));
    }

    private static double exponential(Random random) {
        return -Math.log(1 - random.nextDouble());
    }

    private static void orders(HubRig rig, Random random, int day) throws IOException {
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.ORDERS));
        for (int n = 0; n < 2; n++) {
            lines.add("D" + day + "-" + n + ",C" + random.nextInt(CUSTOMERS / 10) + "," + rig.calendar.today() + ","
                    + (50 + random.nextInt(400)) + ",,");
        }
        rig.take("erp", "orders-" + day + ".csv", lines.toArray(String[]::new));
    }
}
