package io.tierhub.grade;

import static io.tierhub.grade.Customers.AS_OF;
import static io.tierhub.grade.Customers.RULES;
import static io.tierhub.grade.Customers.customer;
import static io.tierhub.grade.Customers.decimal;
import static io.tierhub.grade.Customers.grade;
import static io.tierhub.grade.Customers.population;
import static io.tierhub.grade.Customers.prospect;
import static io.tierhub.grade.Customers.rfm;
import static io.tierhub.grade.Customers.with;
import static io.tierhub.grade.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.grade.RfmSettings.Ties;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RfmTest {
    private static final List<GradeInput> V11 = List.of(
            customer(1, 3, 12, 9800_00, 0),
            customer(2, 10, 1, 150_00, 0),
            customer(3, 10, 4, 2600_00, 0),
            customer(4, 45, 1, 150_00, 0),
            customer(5, 60, 2, 700_00, 0),
            customer(6, 90, 1, 80_00, 0),
            customer(7, 120, 6, 5200_00, 0),
            customer(8, 200, 1, 150_00, 0),
            customer(9, 365, 3, 1500_00, 0),
            customer(10, 700, 1, 40_00, 0));

    @Test
    void v11ScoresClassesAndGroupsWithTiesLow() {
        assertThat(grade(RULES, V11).stream().map(RfmTest::row))
                .containsExactly(
                        "5 5 5 KEY_VALUE CHAMPION",
                        "4 1 2 GENERAL_DEVELOP PROMISING",
                        "4 4 4 KEY_VALUE LOYAL",
                        "4 1 2 GENERAL_DEVELOP PROMISING",
                        "3 3 3 GENERAL_WINBACK NEEDS_ATTENTION",
                        "3 1 1 GENERAL_WINBACK ABOUT_TO_SLEEP",
                        "2 5 5 KEY_KEEP AT_RISK",
                        "2 1 2 GENERAL_WINBACK HIBERNATING",
                        "1 4 4 KEY_KEEP AT_RISK",
                        "1 1 1 GENERAL_WINBACK HIBERNATING");
    }

    private static String row(Graded graded) {
        Grade grade = rfm(graded);
        Map<String, Object> in = grade.inputs();
        return in.get("R") + " " + in.get("F") + " " + in.get("M") + " " + grade.klass() + " " + in.get("group");
    }

    @Test
    void v11FrequencyWithTiesMidAndHigh() {
        assertThat(frequencies(Ties.MID)).containsExactly(5, 2, 4, 2, 3, 2, 5, 2, 4, 2);
        assertThat(frequencies(Ties.HIGH)).containsExactly(5, 3, 4, 3, 3, 3, 5, 3, 4, 3);
    }

    private static List<Object> frequencies(Ties ties) {
        return grade(with(Customers.rfm(5, ties)), V11).stream()
                .map(graded -> rfm(graded).inputs().get("F"))
                .toList();
    }

    @Test
    void v12EqualValuesScoreInTheMiddleAndSaySo() {
        List<Graded> equal =
                grade(RULES, List.of(customer(1, 5, 5, 5, 5), customer(2, 5, 5, 5, 5), customer(3, 5, 5, 5, 5)));
        assertThat(equal).allSatisfy(graded -> {
            assertThat(row(graded)).startsWith("3 3 3 ");
            assertThat(rfm(graded).flags()).containsExactly("ZERO_VARIANCE");
        });
        assertThat(row(grade(RULES, List.of(customer(1, 9, 2, 3, 4))).get(0))).startsWith("3 3 3 ");
    }

    @Test
    void v13TheIndexOfFiveFourFive() {
        RfmIndex index = new RfmIndex(5, RfmSettings.defaults().weights());
        assertThat(Points.toScore(index.at(5, 4, 5))).isEqualTo(92.5);
        assertThat(Points.toScore(index.at(1, 1, 1))).isZero();
        assertThat(Points.toScore(index.at(5, 5, 5))).isEqualTo(100);
        assertThat(index.part(0, 5) + index.part(1, 4) + index.part(2, 5)).isCloseTo(92.5, within(1e-9));
    }

    @Test
    void aCustomerWithoutACountedOrderIsAProspect() {
        Grade grade =
                rfm(grade(RULES, List.of(customer(1, 5, 5, 5, 5), prospect(2))).get(1));
        assertThat(grade.status()).isEqualTo(Grade.Status.NOT_APPLICABLE);
        assertThat(grade.klass()).isEqualTo("PROSPECT");
        assertThat(grade.score()).isNull();
        assertThat(text(grade::inputsJson)).isEqualTo("{}");
    }

    @Test
    void theInputsSayWhatTheModelLookedAt() {
        Grade grade = rfm(grade(RULES, V11).get(0));
        assertThat(text(grade::inputsJson))
                .isEqualTo("{\"days\":3,\"orders\":12,\"money\":9800.00,\"R\":5,\"F\":5,\"M\":5,"
                        + "\"class_zh\":\"重要价值\",\"group\":\"CHAMPION\"}");
        assertThat(text(grade::reasonsJson))
                .startsWith("[{\"factor\":\"R\",\"value\":5,\"points\":30,\"zh\":\"近30天复购\","
                        + "\"en\":\"bought again within 30 days\"},")
                .contains("\"zh\":\"近24个月下单12次\",\"en\":\"12 orders in 24 months\"")
                .endsWith("\"zh\":\"消费额居前五分之一\",\"en\":\"money in the top fifth\"}]");
    }

    @ParameterizedTest
    @EnumSource(Ties.class)
    void bordersScoreEveryValueAsRanksDo(Ties ties) {
        for (long seed = 1; seed <= 300; seed++) {
            java.util.Random random = new java.util.Random(seed);
            int k = 2 + random.nextInt(9);
            int spread = 1 + random.nextInt(30);
            long[] sorted =
                    random.longs(1 + random.nextInt(60), 0, spread).sorted().toArray();
            Borders borders = Borders.quantile(sorted, k, ties);
            for (long value = -2; value <= spread + 2; value++) {
                assertThat(borders.score(value))
                        .as("seed " + seed + " value " + value)
                        .isEqualTo(byRank(sorted, k, ties, value));
            }
        }
    }

    private static int byRank(long[] sorted, int k, Ties ties, long value) {
        int n = sorted.length;
        if (sorted[0] == sorted[n - 1]) {
            return (k + 1) / 2;
        }
        int worse = 0;
        int equal = 0;
        for (long other : sorted) {
            worse += other < value ? 1 : 0;
            equal += other == value ? 1 : 0;
        }
        int score = switch (ties) {
            case LOW -> 1 + k * worse / n;
            case MID -> 1 + k * (2 * worse + equal) / (2 * n);
            case HIGH -> k - k * (n - worse - equal) / n;
        };
        return Math.max(1, Math.min(k, score));
    }

    @Test
    void fixedCutsIncludeTheirOwnValue() {
        RfmSettings d = RfmSettings.defaults();
        RfmSettings.Cuts cuts = new RfmSettings.Cuts(
                List.of(30, 60, 90, 180),
                List.of(2, 3, 5, 10),
                List.of(decimal("100"), decimal("200.005"), decimal("300"), decimal("400")));
        Ruleset rules = with(new RfmSettings(
                d.window(),
                5,
                RfmSettings.Method.THRESHOLD,
                d.ties(),
                d.weights(),
                4,
                d.highRule(),
                d.fGrain(),
                cuts,
                d.groups()));
        assertThat(grade(
                                rules,
                                List.of(
                                        customer(1, 30, 10, 400_00, 0),
                                        customer(2, 31, 9, 399_99, 0),
                                        customer(3, 180, 2, 200_00, 0),
                                        customer(4, 181, 1, 200_01, 0)))
                        .stream()
                        .map(g -> row(g).substring(0, 5)))
                .containsExactly("5 5 5", "4 4 4", "2 2 2", "1 1 3");
    }

    @Test
    void highCanMeanTheMeanOfThePopulation() {
        RfmSettings d = RfmSettings.defaults();
        Ruleset mean = with(new RfmSettings(
                d.window(),
                5,
                d.method(),
                d.ties(),
                d.weights(),
                4,
                RfmSettings.HighRule.MEAN,
                d.fGrain(),
                null,
                d.groups()));
        // means of V1.1: R 2.9, F 2.6, M 2.9
        assertThat(rfm(grade(mean, V11).get(4)).klass()).isEqualTo("KEY_VALUE");
        assertThat(rfm(grade(mean, V11).get(7)).klass()).isEqualTo("GENERAL_WINBACK");
    }

    @Test
    void everyOneOfThe125CellsHasAClassAndAGroup() {
        RfmGroups groups = RfmGroups.of(Map.of(), 5);
        Set<String> seen = new HashSet<>();
        Set<RfmClass> classes = new HashSet<>();
        for (int cell = 0; cell < 125; cell++) {
            String group = groups.of(1 + cell / 25, 1 + cell / 5 % 5, 1 + cell % 5);
            assertThat(group).isNotNull();
            seen.add(group);
            classes.add(RfmClass.of(cell / 25 >= 3, cell / 5 % 5 >= 3, cell % 5 >= 3));
        }
        assertThat(seen).hasSize(11);
        assertThat(classes).hasSize(8);
    }

    @Test
    void underASnapshotScoresMoveOnlyByOnesOwnBehaviourAndTime() {
        Reference snapshot =
                Reference.fromBytes(population(V11).reference(RULES, AS_OF).toBytes());
        Grading today = new Grading(RULES, snapshot, AS_OF);
        Grading later = new Grading(RULES, snapshot, AS_OF + 8);
        assertThat(V11.stream().map(today::grade).toList()).isEqualTo(grade(RULES, V11));
        // three days are better than nine of ten customers, eleven days than six
        assertThat(rfm(later.grade(V11.get(0))).inputs()).containsEntry("R", 4).containsEntry("F", 5);
        // a newcomer beyond all that the snapshot knows stays within the scale
        assertThat(row(today.grade(customer(11, 0, 99, 99_999_00, 0)))).startsWith("5 5 5");
        assertThat(row(today.grade(customer(12, 9999, 0, -5, 0)))).startsWith("1 1 1");
    }

    @Test
    void moreIsNeverWorse() {
        List<GradeInput> customers = new ArrayList<>(V11);
        Grading grading = new Grading(RULES, population(customers).reference(RULES, AS_OF), AS_OF);
        Rfm rfm = new Rfm(
                RfmSettings.defaults(),
                population(customers).reference(RULES, AS_OF).rfm(),
                AS_OF);
        for (int step = 1; step < 800; step++) {
            GradeInput less = customer(1, step, step / 40, step * 1000L, step * 1000L);
            GradeInput more = customer(1, step - 1, (step + 40) / 40, (step + 1) * 1000L, (step + 1) * 1000L);
            assertThat(rfm.r(more)).isGreaterThanOrEqualTo(rfm.r(less));
            assertThat(rfm.f(more)).isGreaterThanOrEqualTo(rfm.f(less));
            assertThat(rfm.m(more)).isGreaterThanOrEqualTo(rfm.m(less));
            assertThat(grading.outcome(more).score()).isBetween(0, Points.MAX);
        }
    }
}
