package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.grade.Lift.Deed;
import io.tierhub.grade.Lift.Kind;
import io.tierhub.grade.Lift.Raise;
import io.tierhub.grade.PolicySettings.Combiner;
import io.tierhub.grade.PolicySettings.Missing;
import io.tierhub.vocabulary.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestChangeTest {
    private static final List<BigDecimal> WEIGHTS =
            List.of(new BigDecimal("35"), new BigDecimal("35"), new BigDecimal("20"), new BigDecimal("10"));

    private static Composite composite(Combiner combiner) {
        return new Composite(WEIGHTS, Missing.RENORMALISE, new BigDecimal("0.6"), combiner);
    }

    @Test
    void theExampleOfTheSpecificationIsToldExactly() {
        int[] scores = {925_000, 880_000, 400_000, Points.NONE};
        Composite composite = composite(Combiner.WEIGHTED);
        assertThat(composite.score(scores)).isEqualTo(790_833);
        assertThat(composite.coverage(scores)).isEqualTo(.9);
        assertThat(800_000 - composite.score(scores)).isEqualTo(9_167);
        assertThat(composite.needed(2, scores, 800_000)).isEqualTo(441_250);
        assertThat(composite.needed(3, scores, 800_000))
                .as("a model without a score")
                .isEqualTo(Points.NONE);
    }

    @Test
    void aRaisedComponentReachesTheBorderAndLessDoesNotWhateverTheCombiner() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int found = 0;
        for (int round = 0; round < 2_000; round++) {
            Combiner combiner = List.of(Combiner.WEIGHTED, Combiner.BEST_OF, Combiner.WORST_OF, Combiner.MAJORITY)
                    .get(random.nextInt(4));
            int[] scores = random.ints(4, 0, Points.MAX + 1).toArray();
            scores[3] = random.nextBoolean() ? Points.NONE : scores[3];
            int border = 400_000 + random.nextInt(500_000);
            Composite composite = composite(combiner);
            int at = random.nextInt(3);
            if (composite.score(scores) >= border) {
                continue;
            }
            int needed = composite.needed(at, scores, border);
            int[] raised = scores.clone();
            raised[at] = needed == Points.NONE ? Points.MAX : needed;
            String what = "seed " + seed + ", round " + round + ", " + combiner;
            if (needed == Points.NONE) {
                assertThat(composite.score(raised)).as(what).isLessThan(border);
                continue;
            }
            found++;
            assertThat(composite.score(raised)).as(what).isGreaterThanOrEqualTo(border);
            raised[at] -= 2; // rounding may give away one ten-thousandth of the whole
            assertThat(composite.score(raised)).as(what).isLessThanOrEqualTo(border);
        }
        assertThat(found).as("seed %d", seed).isGreaterThan(200);
    }

    /** A population of whom everybody bought 10 days apart, so that borders are where one can see them. */
    private static List<GradeInput> hundred() {
        List<GradeInput> all = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            all.add(Customers.customer(i, 5 * (101 - i), i / 5 + 1, i * 1_000_00L, i * 1_000_00L));
        }
        return all;
    }

    private static Grading grading() {
        return new Grading(
                Customers.RULES,
                Customers.population(hundred()).reference(Customers.RULES, Customers.AS_OF),
                Customers.AS_OF);
    }

    @Test
    void theLeastPurchaseLiftsAndOneCentLessDoesNot() {
        Grading grading = grading();
        WhatIf whatIf = new WhatIf(Customers.RULES, Customers.AS_OF);
        int orders = 0;
        int money = 0;
        for (GradeInput input : hundred()) {
            Lift lift = grading.lift(input);
            if (lift == null) {
                assertThat(grading.decide(input).tier).isEqualTo(Tier.A);
                continue;
            }
            int border = grading.score(input) + lift.missing().movePointRight(4).intValueExact();
            for (Deed deed : lift.deeds()) {
                long cents = deed.money().movePointRight(2).longValueExact();
                boolean order = deed.kind() == Kind.ORDER;
                GradeInput enough = order ? whatIf.order(input, cents) : whatIf.money(input, cents);
                assertThat(grading.score(enough)).as(input + " " + deed).isGreaterThanOrEqualTo(border);
                if (cents > (order ? 0 : 1)) {
                    GradeInput less = order ? whatIf.order(input, cents - 1) : whatIf.money(input, cents - 1);
                    assertThat(grading.score(less)).as(input + " " + deed).isLessThan(border);
                }
                orders += order ? 1 : 0;
                money += order ? 0 : 1;
            }
        }
        assertThat(orders).isGreaterThan(40);
        assertThat(money).isGreaterThan(20);
    }

    @Test
    void theBestTierAndWhoHasNoOrderHaveNoNextOne() {
        assertThat(grading().lift(hundred().get(99))).isNull();
        assertThat(grading().lift(Customers.prospect(500))).isNull();
    }

    @Test
    void aBoundIsNamedWhereTheScoreIsEnough() {
        GradeInput young = new GradeInput(
                hundred().get(99).customer(),
                Customers.AS_OF - 10,
                Customers.AS_OF,
                30,
                30,
                90_000_00_00L,
                90_000_00_00L,
                0);
        Lift lift = grading().lift(young);
        assertThat(lift).isNotNull();
        assertThat(lift.to()).isEqualTo(Tier.A);
        assertThat(lift.missing()).isZero();
        assertThat(lift.held())
                .singleElement()
                .satisfies(held -> assertThat(held.en()).contains("90 days"));
    }

    @Test
    void componentsAreToldInTheOrderOfTheComposite() {
        Lift lift = grading().lift(hundred().get(45));
        assertThat(lift).isNotNull();
        assertThat(lift.raises())
                .extracting(Raise::factor)
                .isSubsetOf("rfm", "abc")
                .isNotEmpty();
    }
}
