package io.tierhub.grade;

import static io.tierhub.grade.Customers.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierhub.behaviour.RefundDating;
import io.tierhub.grade.PolicySettings.Component;
import io.tierhub.grade.PolicySettings.Missing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RulesetTest {
    private static final Ruleset.Models MODELS = new Ruleset.Models(RfmSettings.defaults(), AbcSettings.defaults());

    @Test
    void equalRulesHaveEqualIdentitiesWhateverTheirLayout() {
        assertThat(Ruleset.defaults("2026Q3").id())
                .isEqualTo(withAbc(cuts("A", "0.8", "B", "0.950", "C", "1")).id())
                .matches("2026Q3@sha256:[0-9a-f]{64}");
        assertThat(withAbc(cuts("A", "0.79", "B", "0.95", "C", "1")).id())
                .isNotEqualTo(Ruleset.defaults("2026Q3").id());
    }

    @Test
    void theIdentityOfTheDefaultsStaysWhatItIs() {
        assertThat(CanonicalText.of(Ruleset.defaults("x"))).isEqualTo("""
                name: x
                countedStatuses.0: PAID
                countedStatuses.1: SHIPPED
                countedStatuses.2: COMPLETED
                countedStatuses.3: INVOICED
                refundDating: ORDER
                reference: SNAPSHOT
                models.rfm.window.period: P24M
                models.rfm.k: 5
                models.rfm.method: QUANTILE
                models.rfm.ties: LOW
                models.rfm.weights.r: 0.3
                models.rfm.weights.f: 0.3
                models.rfm.weights.m: 0.4
                models.rfm.highFrom: 4
                models.rfm.highRule: FIXED
                models.rfm.fGrain: ORDER
                models.abc.window.period: P12M
                models.abc.cuts.A: 0.8
                models.abc.cuts.B: 0.95
                models.abc.cuts.C: 1
                models.abc.value: REVENUE
                policy.composite.0.model: rfm
                policy.composite.0.weight: 35
                policy.composite.1.model: abc
                policy.composite.1.weight: 35
                policy.cuts.A: 80
                policy.cuts.B: 60
                policy.cuts.C: 40
                policy.minHistoryDays: 90
                policy.minOrders: 2
                policy.missing: RENORMALISE
                policy.minCoverage: 0.6
                """);
    }

    @Test
    void aWindowIsACalendarPeriodWhoseFirstDayIsInside() {
        assertThat(start("P24M", "2026-06-30")).isEqualTo("2024-06-30");
        assertThat(start("P12M", "2024-02-29")).isEqualTo("2023-02-28");
        assertThat(start("P3M", "2026-05-31")).isEqualTo("2026-02-28");
        assertThat(start("P90D", "2026-06-30")).isEqualTo("2026-04-01");
        refused(() -> HistoryWindow.of("24 months"), "ISO period");
        refused(() -> HistoryWindow.of("P0D"), "longer than nothing");
        refused(() -> HistoryWindow.of("P-1M"), "longer than nothing");
    }

    private static String start(String period, String asOf) {
        int day = (int) LocalDate.parse(asOf).toEpochDay();
        return LocalDate.ofEpochDay(HistoryWindow.of(period).startDay(day)).toString();
    }

    @Test
    void rfmSettingsThatCannotWorkAreRefused() {
        refused(() -> rfm(1, 2, null, Map.of()), "k is from 2");
        refused(() -> rfm(5, 6, null, Map.of()), "high_from");
        refused(() -> new RfmSettings.Weights(decimal("0"), decimal("0"), decimal("0")), "weights");
        refused(() -> new RfmSettings.Cuts(List.of(30, 30), List.of(1, 2), List.of()), "cuts.days must ascend");
        RfmSettings.Cuts cuts = new RfmSettings.Cuts(List.of(1, 2), List.of(1, 2), List.of(decimal("1"), decimal("2")));
        refused(() -> rfm(5, 4, cuts, Map.of()), "no effect with method quantile");
        refused(() -> threshold(null), "needs cuts");
        refused(() -> threshold(cuts), "k - 1 = 4");
    }

    @Test
    void scoresGoUpToTenAndWeightsUpToTenThousandAndNoFurther() {
        assertThat(rfm(2, 2, null, Map.of()).k()).isEqualTo(2);
        assertThat(rfm(10, 4, null, Map.of()).k()).isEqualTo(10);
        refused(() -> rfm(11, 4, null, Map.of()), "k is from 2 to 10, not 11");
        assertThat(new Component("rfm", decimal("10000")).weight()).isEqualTo("10000");
        refused(() -> new Component("rfm", decimal("10000.0001")), "at most 10000");
        assertThat(new Component("rfm", decimal("0.0001")).weight()).isEqualTo("0.0001");
        refused(() -> new Component("rfm", decimal("0.00001")), "at most 4 decimals");
    }

    @Test
    void ownGroupsNameEveryCellExactlyOnce() {
        Map<String, List<String>> whole = Map.of("GOOD", List.of("2-1", "2-2"), "BAD", List.of("1-1", "1-2"));
        assertThat(RfmGroups.of(rfm(2, 2, null, whole).groups(), 2).of(2, 1, 2)).isEqualTo("GOOD");
        refused(() -> rfm(2, 2, null, Map.of("GOOD", List.of("2-1", "2-2", "1-1"))), "cell 1-2 is in no group");
        refused(() -> rfm(2, 2, null, Map.of("A", List.of("2-1"), "B", List.of("2-1"))), "cell 2-1 is in ");
        refused(() -> rfm(2, 2, null, Map.of("A", List.of("3-1"))), "'3-1' is no cell");
        refused(() -> rfm(2, 2, null, Map.of("A", List.of("best"))), "'best' is no cell");
    }

    @Test
    void abcCutsAscendToOne() {
        refused(() -> withAbc(cuts("A", "0.8", "B", "0.8", "C", "1")), "must ascend");
        refused(() -> withAbc(cuts("A", "0.8", "B", "0.9")), "the last one is 1");
        refused(() -> withAbc(cuts("A", "1")), "two or more");
        refused(() -> withAbc(cuts("A", "0", "B", "1")), "above 0");
    }

    @Test
    void policiesThatCannotWorkAreRefused() {
        Map<String, BigDecimal> cuts = cuts("A", "80", "B", "60", "C", "40");
        refused(() -> policy(List.of(), cuts, "0.6"), "composite is empty");
        refused(() -> new Component("rfm", decimal("0")), "above 0");
        refused(() -> new Component("rfm", decimal("0.00001")), "at most 4 decimals");
        Component rfm = new Component("rfm", decimal("1"));
        refused(() -> policy(List.of(rfm, rfm), cuts, "0.6"), "twice");
        refused(() -> policy(List.of(rfm), cuts("A", "60", "B", "60", "C", "40"), "0.6"), "must ascend");
        refused(() -> policy(List.of(rfm), cuts("A", "60", "B", "50"), "0.6"), "A, B and C");
        refused(() -> policy(List.of(rfm), cuts("A", "101", "B", "50", "C", "40"), "0.6"), "at most 100");
        refused(() -> policy(List.of(rfm), cuts, "1.1"), "min_coverage");
    }

    @Test
    void rulesetsWithoutANameOrStatusesAreRefused() {
        refused(() -> ruleset(" ", List.of("PAID")), "name");
        refused(() -> ruleset("a@b", List.of("PAID")), "no @");
        refused(() -> ruleset("a", List.of()), "no order would count");
        refused(() -> ruleset("a", List.of("paid")), "write PAID");
    }

    private static void refused(ThrowingCallable settings, String message) {
        assertThatIllegalArgumentException().isThrownBy(settings).withMessageContaining(message);
    }

    private static Ruleset ruleset(String name, List<String> statuses) {
        return new Ruleset(
                name, statuses, RefundDating.ORDER, Ruleset.Comparison.LIVE, MODELS, PolicySettings.defaults());
    }

    private static Ruleset withAbc(Map<String, BigDecimal> cuts) {
        Ruleset d = Ruleset.defaults("2026Q3");
        AbcSettings abc = new AbcSettings(HistoryWindow.of("P12M"), cuts, Value.REVENUE);
        return new Ruleset(
                d.name(),
                d.countedStatuses(),
                d.refundDating(),
                d.reference(),
                new Ruleset.Models(RfmSettings.defaults(), abc),
                d.policy());
    }

    private static PolicySettings policy(List<Component> composite, Map<String, BigDecimal> cuts, String coverage) {
        return new PolicySettings(composite, cuts, 90, 2, Missing.RENORMALISE, decimal(coverage));
    }

    private static RfmSettings rfm(int k, int highFrom, RfmSettings.Cuts cuts, Map<String, List<String>> groups) {
        RfmSettings d = RfmSettings.defaults();
        return new RfmSettings(
                d.window(), k, d.method(), d.ties(), d.weights(), highFrom, d.highRule(), d.fGrain(), cuts, groups);
    }

    private static RfmSettings threshold(RfmSettings.Cuts cuts) {
        RfmSettings d = RfmSettings.defaults();
        return new RfmSettings(
                d.window(),
                5,
                RfmSettings.Method.THRESHOLD,
                d.ties(),
                d.weights(),
                4,
                d.highRule(),
                d.fGrain(),
                cuts,
                Map.of());
    }

    private static Map<String, BigDecimal> cuts(String... pairs) {
        Map<String, BigDecimal> cuts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            cuts.put(pairs[i], decimal(pairs[i + 1]));
        }
        return cuts;
    }
}
