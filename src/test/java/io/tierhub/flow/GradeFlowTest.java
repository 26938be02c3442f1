package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.config.HubConfig;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.Behaviour.Segment;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days go by in a whole hub: what is graded, written and told. */
class GradeFlowTest {
    private static final String[] LIVE = {
        "grade",
        "grade_changed",
        "tier",
        "tier_history",
        "grade_due",
        "outbox",
        "target_state",
        "reference",
        "meta",
        "customer"
    };

    private static final String PUSH =
            "push:\n  webhook: {url: \"https://%s.example.com/tiers\", secret: \"0123456789012345678901234\"}\n";

    @TempDir
    Path folder;

    private HubRig rig;
    private int files;

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private void customers(int from, int to) throws IOException {
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        for (int i = from; i < to; i++) {
            lines.add("C" + i + ",," + "c" + i + "@c" + i + ".example,,,,,");
        }
        rig.take("erp", "customers-" + files++ + ".csv", lines.toArray(String[]::new));
    }

    private void orders(String... rows) throws IOException {
        rig.take("erp", "orders-" + files++ + ".csv", GeneratedExport.ORDERS + "\n" + String.join("\n", rows));
    }

    private static String order(String customer, int daysAgo, int amount) {
        return customer + "-" + daysAgo + "," + customer + "," + HubRig.DAY.minusDays(daysAgo) + "," + amount + ",,";
    }

    /** Customers 0 to 9, of whom each bought more often, more and later than the one before. */
    private void tenBuyers() throws IOException {
        customers(0, 10);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (int n = 0; n <= i; n++) {
                rows.add(order("C" + i, 200 - 15 * i + 20 * n, 100 * (i + 1)));
            }
        }
        orders(rows.toArray(String[]::new));
    }

    private String rfmOf(String customer) {
        String inputs = rig.rfm().get(customer);
        return inputs.substring(inputs.indexOf("\"R\":"), inputs.indexOf(",\"class_zh\""));
    }

    @Test
    void allOfTheFirstDayIsComparedWithAllOfTheFirstDay() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        customers(0, 1);
        orders(order("C0", 10, 500));
        rig.grade();
        assertThat(rfmOf("erp:C0")).isEqualTo("\"R\":3,\"F\":3,\"M\":3");
        customers(1, 10);
        List<String> rows = new ArrayList<>();
        for (int i = 1; i < 10; i++) {
            rows.add(order("C" + i, 100 + i, 10));
        }
        orders(rows.toArray(String[]::new));
        rig.grade();
        assertThat(rfmOf("erp:C0")).isEqualTo("\"R\":5,\"F\":3,\"M\":5");
    }

    @Test
    void fromTheSecondDayOnTheReferenceIsFrozenUntilAllIsGradedAnew() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        tenBuyers();
        rig.grade();
        Map<String, String> before = rig.rfm();
        rig.calendar.nextDay();
        richNewcomers(10, 19);
        rig.grade();
        for (int i = 0; i < 10; i++) {
            assertThat(rfmOf("erp:C" + i)).as("C" + i).isEqualTo(scores(before.get("erp:C" + i)));
        }
        rig.hub().grading().grade(rig.calendar.today(), true);
        assertThat(rfmOf("erp:C9")).isNotEqualTo(scores(before.get("erp:C9")));
    }

    @Test
    void aReferenceOfHalfTheCustomersIsTakenAnewOnTheNextDay() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        tenBuyers();
        rig.grade();
        String before = rfmOf("erp:C9");
        rig.calendar.nextDay();
        richNewcomers(10, 20);
        rig.grade();
        assertThat(rfmOf("erp:C9")).isNotEqualTo(before);
    }

    /** What is kept in memory of a reference is what a hub reads that has just begun. */
    @Test
    void thoseThatAreDueAreGradedByTheReferenceOfTheirDayHoweverLongTheHubRuns() throws IOException {
        List<String> running = threeDays("running", false);
        files = 0;
        assertThat(threeDays("restarted", true)).isEqualTo(running);
        assertThat(new HashSet<>(running)).as("results of the same behaviour").hasSizeGreaterThan(1);
    }

    /** What is made of one more customer with the same behaviour, looked at as it is due, at five moments. */
    private List<String> threeDays(String name, boolean restarting) throws IOException {
        List<String> seen = new ArrayList<>();
        rig = new HubRig(folder.resolve(name), HubRig.ERP);
        tenBuyers();
        rig.grade();
        rig.calendar.nextDay();
        rig.grade();
        seen.add(ofOneMore(20, restarting));
        seen.add(ofOneMore(21, restarting));
        richNewcomers(10, 19);
        rig.hub().grading().grade(rig.calendar.today(), true);
        seen.add(ofOneMore(22, restarting));
        rig.calendar.nextDay();
        rig.grade();
        seen.add(ofOneMore(23, restarting));
        seen.add(ofOneMore(24, restarting));
        rig.close();
        return seen;
    }

    private String ofOneMore(int number, boolean restarting) throws IOException {
        customers(number, number + 1);
        orders(order("C" + number, 50, 500));
        if (restarting) {
            rig.restart();
        }
        rig.grade();
        return rfmOf("erp:C" + number);
    }

    private void richNewcomers(int from, int to) throws IOException {
        customers(from, to);
        List<String> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rows.add(order("C" + i, 0, 90_000));
        }
        orders(rows.toArray(String[]::new));
    }

    private static String scores(String inputs) {
        return inputs.substring(inputs.indexOf("\"R\":"), inputs.indexOf(",\"class_zh\""));
    }

    @Test
    void aNewDayWritesOnlyTheCustomersWhoseOutcomeIsAnother() throws IOException, SQLException {
        rig = new HubRig(folder, HubRig.ERP);
        tenBuyers();
        rig.grade();
        List<String> before = rig.dump("grade", "tier", "tier_history");
        rig.calendar.nextDay();
        GradeRun still = rig.grade();
        assertThat(still.customers()).isGreaterThanOrEqualTo(10);
        assertThat(still.written()).isZero();
        assertThat(rig.dump("grade", "tier", "tier_history")).isEqualTo(before);
        rig.calendar.nextDay();
        orders("N1,C0,2026-07-02,100000,,");
        GradeRun one = rig.grade();
        assertThat(one.written()).isEqualTo(1);
        List<String> after = rig.dump("grade", "tier", "tier_history");
        String number = rig.customer("erp", "C0").replaceFirst("^M0*", "");
        after.removeAll(before);
        assertThat(after).isNotEmpty().allMatch(row -> row.contains(number));
    }

    @Test
    void gradingAgainWithNothingDueWritesNothing() throws IOException, SQLException {
        rig = new HubRig(folder, HubRig.ERP);
        tenBuyers();
        rig.grade();
        assertThat(rig.hub().grading().due()).isFalse();
        List<String> before = rig.dump(LIVE);
        GradeRun again = rig.grade();
        assertThat(again.written()).isZero();
        assertThat(rig.dump(LIVE)).isEqualTo(before);
    }

    @Test
    void oneNewFactIsGradedWithoutAFactOfAnotherCustomerBeingRead() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        tenBuyers();
        rig.grade();
        rig.calendar.nextDay();
        rig.grade();
        String before = rfmOf("erp:C0");
        spoilBehaviourOfOthers("C0");
        orders("N1,C0," + rig.calendar.today() + ",100000,,");
        assertThat(rig.grade().customers()).isEqualTo(1);
        assertThat(rfmOf("erp:C0")).isNotEqualTo(before);
        assertThatThrownBy(() -> rig.hub().grading().grade(rig.calendar.today(), true))
                .as("whoever reads them fails")
                .hasMessageContaining("behaviour segment");
    }

    /** Makes the segments of all but one record unreadable. */
    private void spoilBehaviourOfOthers(String key) {
        rig.hub().store().transaction(Effect.CHUNK_TAKEN, tx -> {
            int system = tx.systems().idOf("erp");
            int spared = tx.sources().byKeys(system, List.of(key)).get(0).id();
            List<Segment> spoilt = new ArrayList<>();
            tx.behaviour().scan(segment -> {
                if (segment.record() != spared) {
                    spoilt.add(new Segment(segment.record(), segment.number(), new byte[] {99}));
                }
            });
            tx.behaviour().put(spoilt);
            return spoilt;
        });
    }

    @Test
    void theDriftOfADayIsHeard() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        customers(0, 100);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(order("C" + i, 400 - i, 10 + i));
        }
        orders(rows.toArray(String[]::new));
        List<Double> drifts = new ArrayList<>();
        FlowListener heard = new FlowListener() {
            @Override
            public void drift(double index) {
                drifts.add(index);
            }
        };
        grading(Clock.systemUTC(), heard).grade(rig.calendar.today(), false);
        rig.calendar.later(Duration.ofDays(300));
        grading(Clock.systemUTC(), heard).grade(rig.calendar.today(), false);
        assertThat(drifts).hasSize(2);
        assertThat(drifts.get(0)).isZero();
        assertThat(drifts.get(1)).isGreaterThan(0.1);
    }

    @Test
    void aReplayOfAPastDayTouchesNothingLive() throws IOException, SQLException {
        rig = new HubRig(folder, HubRig.ERP + PUSH.formatted("erp"));
        tenBuyers();
        rig.grade();
        LocalDate first = rig.calendar.today();
        Map<String, String> asItWas = rig.tiers();
        rig.calendar.nextDay();
        orders("N1,C0,2026-07-01,100000,,", "N2,C9,2026-07-01,1,,");
        rig.grade();
        assertThat(rig.tiers()).isNotEqualTo(asItWas);
        List<String> live = rig.dump(LIVE);
        GradeRun replay = rig.hub().grading().grade(first, false);
        assertThat(replay.replay()).isTrue();
        assertThat(rig.dump(LIVE)).isEqualTo(live);
        Map<String, String> replayed = new TreeMap<>();
        rig.export(new ExportRequest(What.TIERS, first, true))
                .forEach(row -> replayed.put(row.get("customer_id"), row.get("tier")));
        assertThat(replayed).isEqualTo(asItWas);
    }

    @Test
    void aDayThatHasNotComeIsRefused() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        assertThatThrownBy(() -> rig.hub().grading().grade(HubRig.DAY.plusDays(1), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-07-01 has not come yet");
    }

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
        String[] written = {"grade", "tier", "tier_history", "outbox", "target_state", "reference"};
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

    private GradeCustomers grading(Clock ofOutbox, FlowListener heard) {
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
    void twoThousandCustomersAreOneTransactionAndOneMoreBeginsTheNext() throws IOException {
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
    void ofTheCustomersThatAreDueTwoThousandAreOneTransactionToo() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        customers(0, 1);
        rig.grade();
        rig.calendar.nextDay();
        rig.grade();
        customers(1, GradePass.BATCH + 1);
        assertThat(batches()).containsExactly(GradePass.BATCH);
        customers(GradePass.BATCH + 1, 2 * GradePass.BATCH + 2);
        assertThat(batches()).containsExactly(GradePass.BATCH, 1);
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
