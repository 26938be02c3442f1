package io.tierhub.grade;

import static io.tierhub.grade.Customers.AS_OF;
import static io.tierhub.grade.Customers.RULES;
import static io.tierhub.grade.Customers.abc;
import static io.tierhub.grade.Customers.customer;
import static io.tierhub.grade.Customers.grade;
import static io.tierhub.grade.Customers.population;
import static io.tierhub.grade.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AbcTest {
    private static List<Graded> of(long... units) {
        List<GradeInput> customers = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            customers.add(customer(i + 1, 10, 2, 100, units[i] * 100));
        }
        return grade(RULES, customers);
    }

    private static List<String> classes(List<Graded> graded) {
        return graded.stream().map(g -> abc(g).klass()).toList();
    }

    @Test
    void v21WhoCrossesALineBelongsToTheBetterClassAndTiesStayTogether() {
        List<Graded> graded = of(500, 250, 100, 60, 40, 25, 25, 0, -30);
        assertThat(classes(graded)).containsExactly("A", "A", "A", "B", "B", "C", "C", "C", "C");
        assertThat(graded.stream().map(g -> abc(g).score()))
                .containsExactly(100.0, 50.0, 25.0, 15.0, 9.0, 5.0, 5.0, 0.0, 0.0);
        assertThat(abc(graded.get(6)).flags()).isEmpty();
        assertThat(abc(graded.get(7)).flags()).containsExactly("NO_VALUE");
        assertThat(abc(graded.get(8)).flags()).containsExactly("NO_VALUE");
        assertThat(text(abc(graded.get(3))::inputsJson))
                .isEqualTo("{\"value\":60.00,\"value_of_better\":850.00,\"total\":1000.00}");
        assertThat(abc(graded.get(3)).contributions().get(0).text().en())
                .isEqualTo("among the customers who bring the next 15 % of the revenue of 12 months");
    }

    @Test
    void v22NineTenthsLeaveTheOtherInB() {
        assertThat(classes(of(900, 100))).containsExactly("A", "B");
        assertThat(classes(of(7))).containsExactly("A");
    }

    @Test
    void v23OnlyZerosAreAllC() {
        assertThat(of(0, 0, 0)).allSatisfy(graded -> {
            assertThat(abc(graded).klass()).isEqualTo("C");
            assertThat(abc(graded).score()).isZero();
            assertThat(abc(graded).flags()).containsExactly("NO_VALUE");
        });
    }

    @Test
    void classesAndScoresAreThoseOfTheNaiveWalk() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            long[] units = random.longs(1 + random.nextInt(80), -3, 1 + random.nextInt(300))
                    .toArray();
            List<Graded> graded = of(units);
            for (int i = 0; i < units.length; i++) {
                assertThat(abc(graded.get(i)).klass() + " "
                                + BigDecimal.valueOf(abc(graded.get(i)).score()))
                        .as("seed " + seed + " customer " + i)
                        .isEqualTo(naive(units, units[i]));
            }
        }
    }

    private static String naive(long[] units, long value) {
        if (value <= 0) {
            return "C 0.0";
        }
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal before = BigDecimal.ZERO;
        for (long other : units) {
            total = total.add(BigDecimal.valueOf(Math.max(0, other)));
            before = before.add(BigDecimal.valueOf(other > value ? other : 0));
        }
        BigDecimal rest = total.subtract(before).movePointRight(2).divide(total, 4, RoundingMode.HALF_UP);
        String klass = before.compareTo(total.multiply(new BigDecimal("0.80"))) < 0
                ? "A"
                : before.compareTo(total.multiply(new BigDecimal("0.95"))) < 0 ? "B" : "C";
        return klass + " " + BigDecimal.valueOf(rest.doubleValue());
    }

    @Test
    void underASnapshotTheStoredBordersClassNewValues() {
        List<GradeInput> customers = new ArrayList<>();
        long[] units = {500, 250, 100, 60, 40, 25, 25};
        for (int i = 0; i < units.length; i++) {
            customers.add(customer(i + 1, 10, 2, 100, units[i] * 100));
        }
        Reference snapshot = Reference.fromBytes(
                population(customers).reference(RULES, AS_OF).toBytes());
        Grading grading = new Grading(RULES, snapshot, AS_OF);
        long[] probes = {9999, 501, 100, 99, 60, 40, 39, 25, 1};
        String[] classes = {"A", "A", "A", "B", "B", "B", "C", "C", "C"};
        for (int i = 0; i < probes.length; i++) {
            Grade grade = abc(grading.grade(customer(99, 10, 2, 100, probes[i] * 100)));
            assertThat(grade.klass()).as("value " + probes[i]).isEqualTo(classes[i]);
            assertThat(grade.score()).isBetween(0.0, 100.0);
        }
    }

    @Test
    void sumsBeyondAllMoneyOfTheWorldDoNotOverflow() {
        long limit = io.tierhub.behaviour.Purchases.MAX_CENTS;
        List<Graded> graded = grade(
                RULES, List.of(customer(1, 1, 2, 1, limit), customer(2, 1, 2, 1, limit), customer(3, 1, 2, 1, 100)));
        assertThat(classes(graded)).containsExactly("A", "A", "C");
        assertThat(graded.stream().map(g -> abc(g).score())).containsExactly(100.0, 100.0, 0.0);
    }
}
