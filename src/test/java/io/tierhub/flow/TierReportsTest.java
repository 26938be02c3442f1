package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.Deciding.Said;
import io.tierhub.grade.OverrideTerms;
import io.tierhub.grade.PeriodTally.Line;
import io.tierhub.grade.ServiceTally;
import io.tierhub.grade.TierOverride.State;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quarter of a whole hub, and what the reports make of it. */
class TierReportsTest {
    private static final String SYSTEM = """
            system: erp
            customers:
              files: "customers*"
              key: id
              map: {name: name, emails: email, nps: nps}
            orders:
              files: "orders*"
              key: no
              customer: customer
              map: {placed_at: day, amount: amount}
            tickets:
              files: "tickets*"
              key: no
              customer: customer
              map: {opened_at: day, satisfaction: satisfaction, closed_at: closed, minutes: minutes}
            """;

    @TempDir
    Path folder;

    private HubRig rig;

    @AfterEach
    void close() {
        rig.close();
    }

    /** Twenty customers with three orders each; graded; then C1 to C10 buy again, C1 twice, C2 complains; graded again. */
    private LocalDate aQuarter() throws IOException {
        rig = new HubRig(folder, SYSTEM)
                .write(
                        "config/grading/life.yaml",
                        "name: life\nmodels: {lifecycle: {}, tags: {never: {when: orders > 1000}}}\npolicy: {min_orders: 1}\n");
        List<String> customers = new ArrayList<>(List.of("id,name,email"));
        List<String> orders = new ArrayList<>(List.of("no,customer,day,amount"));
        for (int i = 1; i <= 20; i++) {
            customers.add("C%d,Firm %c,c%d@f%d.example".formatted(i, 'A' + i, i, i));
            for (int k = 0; k < 3; k++) {
                orders.add(
                        "O%d_%d,C%d,%s,%d".formatted(i, k, i, HubRig.DAY.minusDays(5L * i + 60L * k), 100 * (21 - i)));
            }
        }
        rig.take("erp", "customers.csv", customers.toArray(String[]::new));
        rig.take("erp", "orders.csv", orders.toArray(String[]::new));
        rig.grade();
        LocalDate first = rig.calendar.today();
        rig.calendar.later(Duration.ofDays(80));
        List<String> more = new ArrayList<>(List.of("no,customer,day,amount"));
        for (int i = 1; i <= 10; i++) {
            more.add("N%d,C%d,%s,1000".formatted(i, i, rig.calendar.today()));
        }
        more.add("N,C1,%s,1000".formatted(rig.calendar.today()));
        rig.take("erp", "orders2.csv", more.toArray(String[]::new));
        rig.take("erp", "tickets.csv", "no,customer,day,satisfaction", "T1,C2," + rig.calendar.today() + ",2");
        rig.grade();
        return first;
    }

    @Test
    void everyCustomerIsInOneCellOfEachTable() throws IOException {
        LocalDate first = aQuarter();
        TierReport report = rig.hub().reports().tiers().measure(null);
        assertThat(report.since()).as("nothing is known before").isEqualTo(first);
        assertThat(report.asOf()).isEqualTo(rig.calendar.today());
        assertThat(report.customers()).isEqualTo(20);
        assertThat(sum(report.scores())).isEqualTo(20);
        assertThat(report.picture().heat().stream()
                        .mapToLong(TierReportsTest::sum)
                        .sum())
                .isEqualTo(20);
        assertThat(sum(report.picture().stages().values())).isEqualTo(20);
        assertThat(report.picture().abc().stream()
                        .mapToLong(each -> each.customers())
                        .sum())
                .isEqualTo(20);
        assertThat(report.migration().graded()).isEqualTo(20);
        long tiers = 0;
        for (Tier from : Tier.values()) {
            tiers += Arrays.stream(Tier.values())
                    .mapToLong(to -> report.migration().moved(from, to))
                    .sum();
        }
        assertThat(tiers).isEqualTo(20);
        assertThat(report.flaps().changes()).isEqualTo((int)
                (report.migration().upgraded() + report.migration().downgraded()));
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    @Test
    void theReviewTellsWhatEachTierBroughtAndKept() throws IOException {
        LocalDate first = aQuarter();
        ReviewReport report = rig.hub().reports().review().review(null, null);
        assertThat(report.from()).isEqualTo(first);
        assertThat(report.customers()).isEqualTo(20);
        List<Line> lines = report.tiers();
        assertThat(lines.stream().mapToLong(Line::atStart).sum()).isEqualTo(20);
        assertThat(lines.stream().mapToLong(Line::atEnd).sum()).isEqualTo(20);
        assertThat(lines.stream().mapToLong(Line::bought).sum()).isEqualTo(10);
        assertThat(lines.stream().mapToLong(Line::again).sum()).isEqualTo(1);
        assertThat(lines.stream().mapToLong(Line::cents).sum()).isEqualTo(11 * 1000_00L);
        assertThat(lines.stream().mapToLong(Line::tickets).sum()).isEqualTo(1);
        assertThat(lines.stream().mapToLong(Line::satisfactionMicros).sum()).isEqualTo(2_000_000);
        assertThat(report.migration().graded()).isEqualTo(20);
        assertThat(report.advice()).extracting(each -> each.code()).contains("NEVER_HOLDS");
    }

    @Test
    void theReviewTellsWhatServingEachTierTookAndWhoDecidedOverTheRules() throws IOException {
        aQuarter();
        rig.write("config/actions.yaml", "sla: {STRATEGIC: PT4H, A: PT4H, B: PT4H, C: PT4H, D: PT4H}\n")
                .restart();
        LocalDate day = rig.calendar.today();
        rig.take(
                "erp",
                "tickets2.csv",
                "no,customer,day,satisfaction,closed,minutes",
                "T2,C3," + day + " 08:00:00,5," + day + " 14:00:00,45",
                "T3,C3," + day + " 08:00:00,5," + day + " 10:00:00,30",
                "T4,C20," + day.minusDays(200) + ",5," + day.minusDays(199) + ",600");
        rig.take(
                "erp",
                "customers2.csv",
                "id,name,email,nps",
                "C3,Firm D,c3@f3.example,10",
                "C4,Firm E,c4@f4.example,6");
        int today = (int) day.toEpochDay();
        OverrideTerms soon = new OverrideTerms(Tier.C, OverrideTerms.Mode.CEILING, "CREDIT", today, today + 10);
        OverrideTerms late = new OverrideTerms(Tier.A, OverrideTerms.Mode.PIN, "PARTNER", today, today + 90);
        rig.hub().stewardship().overriding().set("erp:C5", soon, new Said("Wang", null), null);
        rig.hub().stewardship().overriding().set("erp:C6", late, new Said("Wang", null), null);
        rig.hub().stewardship().overriding().set("erp:C7", late, new Said("Li", null), "Wang");
        rig.grade();
        ReviewReport report = rig.hub().reports().review().review(null, null);
        assertThat(report.service().stream()
                        .mapToLong(ServiceTally.Line::customers)
                        .sum())
                .isEqualTo(20);
        assertThat(report.service().stream()
                        .mapToLong(ServiceTally.Line::tickets)
                        .sum())
                .as("T1 is still open, T4 is from before")
                .isEqualTo(3);
        assertThat(report.service().stream()
                        .mapToLong(ServiceTally.Line::closed)
                        .sum())
                .isEqualTo(2);
        assertThat(report.service().stream()
                        .mapToDouble(ServiceTally.Line::hours)
                        .sum())
                .isEqualTo(8);
        assertThat(report.service().stream()
                        .mapToDouble(ServiceTally.Line::minutes)
                        .sum())
                .isEqualTo(75);
        assertThat(report.service().stream().mapToLong(ServiceTally.Line::timed).sum())
                .as("T1 is open and late")
                .isEqualTo(3);
        assertThat(report.service().stream()
                        .mapToLong(ServiceTally.Line::inTime)
                        .sum())
                .as("T3")
                .isEqualTo(1);
        assertThat(report.service().stream()
                        .mapToLong(ServiceTally.Line::promoters)
                        .sum())
                .isEqualTo(1);
        assertThat(report.service().stream()
                        .mapToLong(ServiceTally.Line::detractors)
                        .sum())
                .isEqualTo(1);
        assertThat(report.overrides())
                .containsExactly(
                        new OverridesBy("Li", Map.of(State.IN_FORCE, 1L), 0),
                        new OverridesBy("Wang", Map.of(State.IN_FORCE, 1L, State.WAITING, 1L), 1));
        assertThat(report.advice()).extracting(each -> each.code()).contains("OVERRIDES_ENDING");
    }

    @Test
    void daysThatCannotBeAreRefusedWithWords() throws IOException {
        rig = new HubRig(folder, SYSTEM);
        assertThatThrownBy(() -> rig.hub().reports().tiers().measure(null))
                .hasMessageContaining("nothing was graded yet");
        rig.close();
        aQuarter();
        LocalDate after = rig.calendar.today().plusDays(1);
        assertThatThrownBy(() -> rig.hub().reports().tiers().measure(after)).hasMessageContaining("is after");
        assertThatThrownBy(() -> rig.hub().reports().review().review(null, after))
                .hasMessageContaining("last graded day");
    }
}
