package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What of a grading is one transaction, and what days of them leave. */
class GradeTransactionsTest extends GradeCase {
    @Test
    void overThirtyDaysTheHistoryHasNoHoleAndNoOverlap() throws IOException {
        long seed = 30;
        System.out.println("thirty days, seed " + seed);
        Random random = new Random(seed);
        rig = new HubRig(folder, HubRig.ERP);
        int known = 40;
        customers(0, known);
        Map<String, String> bornOn = new TreeMap<>();
        for (int day = 0; day < 30; day++) {
            if (random.nextInt(4) > 0) {
                List<String> rows = new ArrayList<>();
                for (int n = 0; n < 8; n++) {
                    String amount = String.valueOf(random.nextInt(1, 40_000));
                    LocalDate placed = rig.calendar.today().minusDays(random.nextInt(300));
                    rows.add("D" + day + "-" + n + ",C" + random.nextInt(known) + "," + placed + "," + amount + ",,");
                }
                orders(rows.toArray(String[]::new));
            }
            if (random.nextInt(5) == 0) {
                customers(known, known += 3);
            }
            boolean grades = day == 0 || random.nextInt(4) > 0;
            for (int times = grades ? 1 + random.nextInt(2) : 0; times > 0; times--) {
                rig.hub().grading().grade(rig.calendar.today(), random.nextInt(6) == 0);
                rig.tiers()
                        .keySet()
                        .forEach(id ->
                                bornOn.putIfAbsent(id, rig.calendar.today().toString()));
            }
            rig.calendar.nextDay();
        }
        rig.grade();
        rig.tiers()
                .keySet()
                .forEach(id -> bornOn.putIfAbsent(id, rig.calendar.today().toString()));
        assertWhole(bornOn);
    }

    private void assertWhole(Map<String, String> bornOn) {
        Map<String, List<Map<String, String>>> spans = new TreeMap<>();
        rig.canonical(What.HISTORY)
                .forEach(row -> spans.computeIfAbsent(row.get("customer_id"), id -> new ArrayList<>())
                        .add(row));
        assertThat(spans.keySet()).isEqualTo(rig.tiers().keySet());
        assertThat(spans.values().stream().mapToInt(List::size).sum()).isGreaterThan(bornOn.size() + 30);
        for (Map<String, String> live : rig.canonical(What.TIERS)) {
            String id = live.get("customer_id");
            List<Map<String, String>> of = spans.get(id);
            assertThat(of.get(0)).as(id).containsEntry("from", bornOn.get(id)).containsEntry("cause", "INITIAL");
            for (int i = 1; i < of.size(); i++) {
                assertThat(of.get(i).get("from")).as(id).isEqualTo(of.get(i - 1).get("to"));
                assertThat(of.get(i).get("tier"))
                        .as(id)
                        .isNotEqualTo(of.get(i - 1).get("tier"));
                assertThat(of.get(i).get("from"))
                        .as(id)
                        .isGreaterThan(of.get(i - 1).get("from"));
            }
            Map<String, String> last = of.get(of.size() - 1);
            assertThat(last).as(id).containsEntry("to", "").containsEntry("tier", live.get("tier"));
            assertThat(live.get("since")).as(id).isEqualTo(last.get("from"));
        }
    }

    @Test
    void tiersAndWhatTargetsMustHearOfThemAreOneTransaction() throws IOException, SQLException {
        rig = new HubRig(folder, HubRig.ERP + PUSH.formatted("erp"));
        tenBuyers();
        String[] written = {"grade", "tier", "tier_open", "tier_history", "outbox", "target_state", "reference"};
        List<String> before = rig.dump(written);
        assertThatThrownBy(() -> broken().grade(HubRig.DAY, false)).hasMessage("no clock");
        assertThat(rig.dump(written)).isEqualTo(before);
        assertThat(rig.hub().grading().due()).as("the first grading is").isTrue();
        rig.grade();
        assertThat(rig.tiers()).hasSize(10);
        assertThat(rig.export(What.DELIVERIES)).hasSize(10);
    }

    /** The same grading, whose outbox cannot be written. */
    private GradeCustomers broken() {
        return grading(new Broken(), FlowListener.NONE);
    }

    private static final class Broken extends Clock {
        @Override
        public Instant instant() {
            throw new IllegalStateException("no clock");
        }

        @Override
        public ZoneId getZone() {
            return HubRig.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aBatchOfCustomersIsOneTransactionAndOneMoreBeginsTheNext() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        customers(0, GradePass.BATCH);
        assertThat(batches()).containsExactly(GradePass.BATCH);
        customers(GradePass.BATCH, GradePass.BATCH + 1);
        assertThat(batches()).as("all due on the day of the reference").containsExactly(1);
        rig.close();
        rig = new HubRig(folder.resolve("other"), HubRig.ERP);
        customers(0, GradePass.BATCH + 1);
        assertThat(batches()).containsExactly(GradePass.BATCH, 1);
    }

    @Test
    void ofCustomersThatAreDueTheFirstBatchIsASmallOne() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        customers(0, 1);
        rig.grade();
        rig.calendar.nextDay();
        rig.grade();
        int first = PassOverDue.FIRST;
        customers(1, first + 1);
        assertThat(batches()).containsExactly(first);
        customers(first + 1, 2 * first + 2 * PassOverDue.DUE + 2);
        assertThat(batches()).containsExactly(first, PassOverDue.DUE, PassOverDue.DUE, 1);
    }

    @Test
    void threadsThatShareAPassOverAllFindWhatOneFindsAlone() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        int many = GradePass.BATCH + 500;
        customers(0, many);
        Random random = new Random(9);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            rows.add(order("C" + i, random.nextInt(700), 1 + random.nextInt(5_000)));
        }
        orders(rows.toArray(String[]::new));
        assertThat(rig.grade().written()).isEqualTo(many);
        Map<What, List<Map<String, String>>> first = rig.everything();
        assertThat(rig.hub().grading().grade(rig.calendar.today(), true).written())
                .as("all of them again")
                .isZero();
        assertThat(rig.everything()).isEqualTo(first);
        assertThat(rig.hub()
                        .reports()
                        .simulating()
                        .simulate(rig.config().ruleset(), rig.calendar.today())
                        .migration()
                        .moved())
                .as("by one thread")
                .isZero();
    }

    /** Grades, and says how many customers each transaction gave their first tier. */
    private List<Integer> batches() {
        List<Integer> batches = new ArrayList<>();
        grading(Clock.systemUTC(), new FlowListener() {
                    @Override
                    public void tiers(Tier from, Tier to, int customers) {
                        batches.add(customers);
                    }
                })
                .grade(rig.calendar.today(), false);
        return batches;
    }

    @Test
    void aSystemThatSendsCustomersHearsAboutItsOwnAndOneThatSendsNoneAboutAll() throws IOException {
        String desk = HubRig.ERP.replace("system: erp", "system: desk");
        String till = """
                system: till
                orders:
                  files: "orders*"
                  key: no
                  customer: {email: customer}
                  map: {placed_at: day, amount: amount}
                """;
        String lake = "system: lake\n";
        rig = new HubRig(
                folder,
                HubRig.ERP + PUSH.formatted("erp"),
                desk + PUSH.formatted("desk"),
                till + PUSH.formatted("till"),
                lake + PUSH.formatted("lake"));
        customers(0, 2);
        rig.take("desk", "customers.csv", GeneratedExport.CUSTOMERS, "D1,张伟,d1@d1.example,,,,,");
        orders(order("C0", 3, 100));
        rig.grade();
        Map<String, Set<String>> heard = new TreeMap<>();
        rig.canonical(What.DELIVERIES)
                .forEach(row -> heard.computeIfAbsent(row.get("target"), t -> new HashSet<>())
                        .add(row.get("customer_id")));
        assertThat(heard)
                .containsEntry("erp", Set.of("erp:C0", "erp:C1"))
                .containsEntry("desk", Set.of("desk:D1"))
                .containsEntry("lake", Set.of("erp:C0", "erp:C1", "desk:D1"))
                .containsEntry("till", Set.of("erp:C0", "erp:C1", "desk:D1"));
    }
}
