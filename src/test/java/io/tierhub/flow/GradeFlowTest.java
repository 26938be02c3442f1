package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.Behaviour.Segment;
import io.tierhub.store.Effect;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Days go by in a whole hub: who is graded, against whom, and what is written. */
class GradeFlowTest extends GradeCase {
    private static final String[] STORED = {
        "grade", "grade_changed", "tier", "tier_changed", "tier_open", "tier_open_changed", "tier_history"
    };

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
        List<String> before = rig.dump(STORED);
        rig.calendar.nextDay();
        GradeRun still = rig.grade();
        assertThat(still.customers()).isGreaterThanOrEqualTo(10);
        assertThat(still.written()).isZero();
        assertThat(rig.dump(STORED)).isEqualTo(before);
        rig.calendar.nextDay();
        orders("N1,C0,2026-07-02,100000,,");
        GradeRun one = rig.grade();
        assertThat(one.written()).isEqualTo(1);
        List<String> after = rig.dump(STORED);
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
}
