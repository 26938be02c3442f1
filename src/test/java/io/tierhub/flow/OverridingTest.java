package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.CustomerExplanation.Current;
import io.tierhub.flow.Deciding.RefusedException;
import io.tierhub.flow.Deciding.Said;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.flow.Overriding.Overridden;
import io.tierhub.grade.OverrideTerms;
import io.tierhub.grade.OverrideTerms.Mode;
import io.tierhub.grade.TierOverride.State;
import io.tierhub.store.CustomerEvents.Cause;
import io.tierhub.vocabulary.SourceKey;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridingTest {
    private static final Said WANG = new Said("Wang", "our oldest partner");
    private static final Said LI = new Said("Li", null);
    private static final String HEADER = "id,name,email,phone,tax_id,city,deleted,updated_at";
    private static final String ANNA = "%s,Anna Bergstrom,anna@bergstrom.example,+4917012345678,,Kiel,,";
    private static final String OTTO = "%s,Otto Weidling,otto@weidling.example,+4917087654321,,Bonn,,";
    private static final String PUSH =
            "push: {webhook: {url: https://erp.example/tiers, secret: " + "0123456789012345678901234}}\n";

    /** Who has bought within 120 days is A, who has not is D; down by one tier after 30 days. */
    private static final String HELD = """
            name: held
            models:
              lifecycle: {scores: {MATURE: 100, GROWING: 100, NEW: 100, AT_RISK: 10, DORMANT: 10, CHURNED: 0}}
            policy:
              composite: [{model: lifecycle, weight: 1}]
              min_orders: 0
              min_history_days: 0
              hysteresis: {}
            """;

    @TempDir
    private Path home;

    private HubRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new HubRig(home, HubRig.ERP + PUSH).write("config/grading/held.yaml", HELD);
        rig.take("erp", "customers.csv", HEADER, ANNA.formatted("1"), OTTO.formatted("2"));
        order("a", "1", 10);
        order("b", "2", 115);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void order(String no, String customer, int daysAgo) throws IOException {
        rig.take(
                "erp",
                "orders-" + no + ".csv",
                "no,customer,day,amount,status",
                no + "," + customer + "," + HubRig.DAY.minusDays(daysAgo) + ",100,");
    }

    private int day(int days) {
        return (int) HubRig.DAY.toEpochDay() + days;
    }

    private Overridden set(String name, Tier tier, Mode mode, int from, int until) {
        return rig.hub()
                .stewardship()
                .overriding()
                .set(name, new OverrideTerms(tier, mode, "KEY_ACCOUNT", day(from), day(until)), WANG, null);
    }

    private void later(int days) {
        for (int i = 0; i < days; i++) {
            rig.calendar.nextDay();
            rig.grade();
        }
    }

    private List<String> history(String customer) {
        return rig.canonical(What.HISTORY).stream()
                .filter(row -> row.get("customer_id").equals(customer))
                .map(row -> row.get("tier") + " " + row.get("from") + " " + row.get("cause"))
                .toList();
    }

    private Current tier(String key) {
        return Objects.requireNonNull(
                rig.hub().reports().explaining().customer(SourceKey.parse(key)).tier());
    }

    @Test
    void aPinHoldsFromItsDayUntilItsDayAndEndsByItself() throws Exception {
        rig.grade();
        set("erp:1", Tier.C, Mode.PIN, 0, 3);
        rig.grade();
        assertThat(rig.tiers()).containsEntry("erp:1", "C").containsEntry("erp:2", "A");
        assertThat(rig.canonical(What.TIERS).get(0)).containsEntry("source", "override");
        Current now = tier("erp:1");
        assertThat(now.machine()).isEqualTo(Tier.A);
        assertThat(now.reasons().get(0).text().en())
                .isEqualTo("pinned to C by Wang until 2026-07-03 (KEY_ACCOUNT); the machine would say A");
        assertThat(rig.dumped("grade_due"))
                .as("the day on which it ends")
                .singleElement()
                .asString()
                .contains(" | " + day(3));
        later(2);
        assertThat(rig.tiers()).containsEntry("erp:1", "C");
        later(1);
        assertThat(rig.tiers()).containsEntry("erp:1", "A");
        assertThat(history("erp:1")).containsExactly("C 2026-06-30 OVERRIDE", "A 2026-07-03 OVERRIDE");
    }

    @Test
    void whatTakesTwoWaitsForASecondPersonAndForNobodyElse() {
        rig.grade();
        rig.calendar.nextDay();
        Overridden asked = set("erp:1", Tier.STRATEGIC, Mode.PIN, 1, 700);
        assertThat(asked.state()).isEqualTo(State.WAITING);
        rig.grade();
        assertThat(rig.tiers()).containsEntry("erp:1", "A");
        long number = asked.override().number();
        assertThatThrownBy(() -> rig.hub().stewardship().overriding().approve(number, new Said(" wang", null)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("two persons have to agree");
        rig.calendar.nextDay();
        assertThat(rig.hub().stewardship().overriding().approve(number, LI).state())
                .isEqualTo(State.IN_FORCE);
        rig.grade();
        assertThat(rig.tiers()).containsEntry("erp:1", "STRATEGIC");
        assertThat(rig.dumped("outbox"))
                .anySatisfy(row -> assertThat(row)
                        .contains("\"to\":\"STRATEGIC\"", "\"source\":\"override\"", "PENDING", "approved by Li"));
        assertThat(history("erp:1")).containsExactly("A 2026-06-30 INITIAL", "STRATEGIC 2026-07-02 OVERRIDE");
        assertThat(rig.hub().stewardship().overriding().approve(number, LI).fresh())
                .isFalse();
    }

    @Test
    void aStrategicIsLoweredAndEndedByTwoAlone() {
        OverrideTerms strategic = new OverrideTerms(Tier.STRATEGIC, Mode.PIN, "BOARD", day(0), day(700));
        Overridden high = rig.hub().stewardship().overriding().set("erp:1", strategic, WANG, "Li");
        assertThat(high.state()).isEqualTo(State.IN_FORCE);
        rig.grade();
        assertThat(set("erp:1", Tier.C, Mode.CEILING, 0, 20).state()).isEqualTo(State.WAITING);
        rig.grade();
        assertThat(rig.tiers()).containsEntry("erp:1", "STRATEGIC");
        long number = high.override().number();
        assertThatThrownBy(() -> rig.hub().stewardship().overriding().end(number, WANG, null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--approved-by");
        rig.hub().stewardship().overriding().end(number, WANG, "Li");
        rig.grade();
        assertThat(rig.tiers()).containsEntry("erp:1", "A");
    }

    @Test
    void anEndBeforeItsTimeCountsFromTodayOnAndCannotBeDoneTwice() {
        rig.grade();
        rig.calendar.nextDay();
        long number = set("erp:1", Tier.D, Mode.PIN, 1, 100).override().number();
        rig.grade();
        rig.calendar.nextDay();
        rig.hub().stewardship().overriding().end(number, LI, null);
        rig.grade();
        assertThat(history("erp:1"))
                .containsExactly("A 2026-06-30 INITIAL", "D 2026-07-01 OVERRIDE", "A 2026-07-02 OVERRIDE");
        assertThatThrownBy(() -> rig.hub().stewardship().overriding().end(number, LI, null))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> rig.hub().stewardship().overriding().end(99, LI, null))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> rig.hub()
                        .stewardship()
                        .deciding()
                        .withdraw(
                                set("erp:2", Tier.C, Mode.PIN, 2, 9).override().number(), LI))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("override end");
    }

    @Test
    void itGoesWhereItsRecordGoesThroughMergeSplitRebuildAndRestart() throws Exception {
        rig.grade();
        set("erp:1", Tier.C, Mode.PIN, 0, 100);
        rig.grade();
        long same =
                rig.hub().stewardship().deciding().same("erp:1", "erp:2", LI).number();
        rig.grade();
        assertThat(rig.tiers()).containsExactly(Map.entry("erp:1", "C"));
        rig.restart();
        rig.hub().rebuildMatches().rebuild(true);
        rig.grade();
        assertThat(rig.tiers()).containsExactly(Map.entry("erp:1", "C"));
        rig.hub().stewardship().deciding().withdraw(same, LI);
        rig.grade();
        assertThat(rig.tiers()).containsEntry("erp:1", "C").containsEntry("erp:2", "A");
        later(100);
        assertThat(rig.tiers()).as("its end is not lost on the way").containsEntry("erp:1", "A");
    }

    @Test
    void aReplayOfAPastDaySeesWhatCountedThen() {
        rig.grade();
        rig.calendar.nextDay();
        long number = set("erp:1", Tier.C, Mode.PIN, 1, 100).override().number();
        later(2);
        rig.hub().stewardship().overriding().end(number, LI, null);
        later(2);
        assertThat(replayed(0)).isEqualTo("A policy");
        assertThat(replayed(1)).isEqualTo("C override");
        assertThat(replayed(2)).isEqualTo("C override");
        assertThat(replayed(3)).isEqualTo("A policy");
    }

    private String replayed(int days) {
        rig.hub().grading().grade(HubRig.DAY.plusDays(days), true);
        Map<String, String> row = rig.export(new ExportRequest(What.TIERS, HubRig.DAY.plusDays(days), true))
                .get(0);
        return row.get("tier") + " " + row.get("source");
    }

    @Test
    void whatIsPlannedBeginsOnItsDayThoughNothingElseHappens() {
        rig.grade();
        set("erp:1", Tier.B, Mode.CEILING, 2, 4);
        later(1);
        assertThat(rig.tiers()).containsEntry("erp:1", "A");
        later(1);
        assertThat(rig.tiers()).containsEntry("erp:1", "B");
        later(2);
        assertThat(rig.tiers()).containsEntry("erp:1", "A");
    }

    @Test
    void askedTwiceItIsOneAndInThePastOrFarAheadItIsRefused() {
        Overridden first = set("erp:1", Tier.C, Mode.PIN, 0, 100);
        assertThat(first.fresh()).isTrue();
        Overridden again = set("erp:1", Tier.C, Mode.PIN, 0, 100);
        assertThat(again.fresh()).isFalse();
        assertThat(again.override()).isEqualTo(first.override());
        assertThat(set("erp:1", Tier.C, Mode.PIN, 365, 400).fresh()).isTrue();
        assertThatThrownBy(() -> set("erp:1", Tier.C, Mode.PIN, 366, 400)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> set("erp:1", Tier.C, Mode.PIN, -1, 100)).isInstanceOf(RefusedException.class);
        assertThat(rig.hub().stewardship().overriding().list(null, false))
                .extracting(each -> each.override().number() + " " + each.state() + " " + each.holds())
                .containsExactly("2 PLANNED false", "1 IN_FORCE true");
    }

    @Test
    void thatItHasReachedItsEndStandsInTheEventLogOnce() {
        rig.grade();
        set("erp:1", Tier.C, Mode.PIN, 0, 3);
        Overridden never = set("erp:2", Tier.A, Mode.PIN, 0, 3);
        assertThat(never.state()).isEqualTo(State.WAITING);
        rig.grade();
        later(2);
        assertThat(expired()).isEmpty();
        later(1);
        rig.grade();
        later(2);
        assertThat(expired()).containsExactly("erp:1: null 1 C pin until 2026-07-03, KEY_ACCOUNT");
    }

    private List<String> expired() {
        return Stream.of("erp:1", "erp:2")
                .flatMap(key -> rig.hub().reports().explaining().customer(SourceKey.parse(key)).happened().stream()
                        .filter(each -> each.cause() == Cause.OVERRIDE_EXPIRED)
                        .map(each -> key + ": " + each.by() + " " + each.decision() + " " + each.about()))
                .toList();
    }

    @Test
    void whoSetApprovedAndEndedItStandsInTheEventLog() {
        Overridden asked = set("erp:1", Tier.A, Mode.FLOOR, 0, 30);
        rig.hub().stewardship().overriding().approve(asked.override().number(), LI);
        rig.hub().stewardship().overriding().end(asked.override().number(), WANG, null);
        assertThat(rig.hub()
                        .reports()
                        .explaining()
                        .customer(SourceKey.parse("erp:1"))
                        .happened())
                .extracting(each -> each.cause() + " " + each.by() + " " + each.decision() + " " + each.about())
                .containsExactly(
                        "OVERRIDDEN Wang 1 A floor until 2026-07-30, KEY_ACCOUNT",
                        "APPROVED Li 1 A floor until 2026-07-30, KEY_ACCOUNT",
                        "OVERRIDE_ENDED Wang 1 A floor until 2026-07-30, KEY_ACCOUNT");
    }
}
