package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierhub.grade.OverrideTerms.Mode;
import io.tierhub.grade.TierOverride.Act;
import io.tierhub.grade.TierOverride.State;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static final int DAY = Customers.AS_OF;

    private static OverrideTerms terms(Tier tier, Mode mode, int from, int until) {
        return new OverrideTerms(tier, mode, "KEY_ACCOUNT", from, until);
    }

    private static TierOverride pin(long number, Tier tier, int from, int until) {
        return new TierOverride(number, terms(tier, Mode.PIN, from, until), "Wang", false, null, null);
    }

    private static TierOverride agreed(long number, Tier tier, int from, int until, int day) {
        return new TierOverride(number, terms(tier, Mode.PIN, from, until), "Wang", true, new Act("Li", day), null);
    }

    @Test
    void itLastsFromOneDayTo365AndOfStrategic730() {
        assertThat(terms(Tier.B, Mode.PIN, DAY, DAY + 365).until()).isEqualTo(DAY + 365);
        assertThat(terms(Tier.STRATEGIC, Mode.PIN, DAY, DAY + 730).until()).isEqualTo(DAY + 730);
        assertThat(terms(Tier.B, Mode.PIN, DAY, DAY + 1).until()).isEqualTo(DAY + 1);
        for (int[] each : new int[][] {{2, 366}, {0, 731}, {2, 0}, {2, -1}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> terms(Tier.values()[each[0]], Mode.PIN, DAY, DAY + each[1]));
        }
    }

    @Test
    void whatCouldNeverBearOnATierIsRefused() {
        for (Tier tier : List.of(Tier.PROSPECT, Tier.UNGRADED)) {
            assertThatIllegalArgumentException().isThrownBy(() -> terms(tier, Mode.PIN, DAY, DAY + 9));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> terms(Tier.D, Mode.FLOOR, DAY, DAY + 9));
        assertThatIllegalArgumentException().isThrownBy(() -> terms(Tier.A, Mode.CEILING, DAY, DAY + 9));
        assertThatIllegalArgumentException().isThrownBy(() -> terms(Tier.STRATEGIC, Mode.CEILING, DAY, DAY + 9));
        assertThatIllegalArgumentException().isThrownBy(() -> new OverrideTerms(Tier.B, Mode.PIN, "why", DAY, DAY + 9));
        assertThatIllegalArgumentException().isThrownBy(() -> Mode.of("nail"));
    }

    @Test
    void aPinGivesItsTierAndBoundsGiveTheNearestWithin() {
        assertThat(terms(Tier.STRATEGIC, Mode.PIN, 0, 9).of(Tier.D)).isEqualTo(Tier.STRATEGIC);
        assertThat(terms(Tier.C, Mode.PIN, 0, 9).of(Tier.A)).isEqualTo(Tier.C);
        assertThat(terms(Tier.B, Mode.FLOOR, 0, 9).of(Tier.D)).isEqualTo(Tier.B);
        assertThat(terms(Tier.B, Mode.FLOOR, 0, 9).of(Tier.A)).isEqualTo(Tier.A);
        assertThat(terms(Tier.STRATEGIC, Mode.FLOOR, 0, 9).of(Tier.A)).isEqualTo(Tier.STRATEGIC);
        assertThat(terms(Tier.C, Mode.CEILING, 0, 9).of(Tier.A)).isEqualTo(Tier.C);
        assertThat(terms(Tier.C, Mode.CEILING, 0, 9).of(Tier.D)).isEqualTo(Tier.D);
        assertThat(terms(Tier.B, Mode.FLOOR, 0, 9).of(Tier.UNGRADED))
                .as("where the rules say nothing, there is nothing to bound")
                .isEqualTo(Tier.UNGRADED);
    }

    @Test
    void whatTwoMustAgreeOnCountsFromTheDayOnWhichTheSecondDoes() {
        TierOverride waiting = new TierOverride(1, terms(Tier.A, Mode.PIN, DAY, DAY + 30), "Wang", true, null, null);
        assertThat(waiting.counts(DAY + 1)).isFalse();
        assertThat(waiting.state(DAY)).isEqualTo(State.WAITING);
        TierOverride agreed = waiting.agreedBy(new Act("Li", DAY + 3));
        assertThat(agreed.counts(DAY + 2)).isFalse();
        assertThat(agreed.counts(DAY + 3)).isTrue();
        assertThat(agreed.counts(DAY + 29)).isTrue();
        assertThat(agreed.counts(DAY + 30)).isFalse();
        assertThat(agreed.state(DAY + 30)).isEqualTo(State.EXPIRED);
        assertThat(agreed.endsSoon(DAY + 15)).isFalse();
        assertThat(agreed.endsSoon(DAY + 16)).isTrue();
        TierOverride ended = agreed.endedBy(new Act("Wang", DAY + 10));
        assertThat(ended.counts(DAY + 9)).isTrue();
        assertThat(ended.counts(DAY + 10)).isFalse();
        assertThat(ended.state(DAY + 10)).isEqualTo(State.ENDED);
    }

    @Test
    void onePersonIsOneHoweverTheNameIsTyped() {
        assertThat(TierOverride.samePerson("Li Na", " ｌｉ  NA")).isTrue();
        assertThat(TierOverride.samePerson("王芳", "王方")).isFalse();
    }

    @Test
    void ofSeveralTheNewestHoldsAndTheOlderAgainWhenItHasEnded() {
        List<TierOverride> both = List.of(pin(2, Tier.C, DAY + 5, DAY + 9), pin(1, Tier.B, DAY, DAY + 20));
        assertThat(number(both, DAY)).isEqualTo(1);
        assertThat(number(both, DAY + 5)).isEqualTo(2);
        assertThat(number(both, DAY + 9)).isEqualTo(1);
        assertThat(number(both, DAY + 20)).isZero();
    }

    @Test
    void oneAloneNeverLowersAStrategicThatTwoAgreedOn() {
        TierOverride strategic = agreed(1, Tier.STRATEGIC, DAY, DAY + 100, DAY + 2);
        TierOverride lower = pin(2, Tier.C, DAY, DAY + 50);
        assertThat(number(List.of(strategic, lower), DAY + 2)).isEqualTo(1);
        assertThat(number(List.of(strategic, lower), DAY + 1)).isEqualTo(2);
        assertThat(number(List.of(strategic, lower.agreedBy(new Act("Li", DAY))), DAY + 2))
                .isEqualTo(2);
        OverrideTerms less = terms(Tier.C, Mode.CEILING, DAY, DAY + 50);
        assertThat(Overrides.lowersStrategic(List.of(strategic), less)).isTrue();
        assertThat(Overrides.lowersStrategic(List.of(strategic), terms(Tier.C, Mode.PIN, DAY, DAY + 2)))
                .as("it is over before the other begins")
                .isFalse();
        assertThat(Overrides.lowersStrategic(List.of(lower), less)).isFalse();
        assertThat(Overrides.lowersStrategic(List.of(strategic.endedBy(new Act("Wang", DAY + 1))), less))
                .isFalse();
    }

    @Test
    void whatHoldsChangesOnNoDayThatIsNotNamedAsTheNext() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            List<TierOverride> all = new ArrayList<>();
            for (int number = 1; number <= 1 + random.nextInt(5); number++) {
                int from = DAY + random.nextInt(30);
                Tier tier = Tier.values()[random.nextInt(5)];
                Act act = random.nextBoolean() ? new Act("Li", from + random.nextInt(10) - 5) : null;
                Act end = random.nextInt(3) == 0 ? new Act("Wang", from + random.nextInt(20)) : null;
                OverrideTerms terms = terms(tier, Mode.PIN, from, from + 1 + random.nextInt(20));
                all.add(new TierOverride(number, terms, "Wang", tier.compareTo(Tier.A) <= 0, act, end));
            }
            Integer next = DAY - 10;
            for (int day = DAY - 10; day < DAY + 70; day++) {
                if (next == null || day < next) {
                    assertThat(number(all, day)).as("seed %d day %d", seed, day).isEqualTo(number(all, day - 1));
                } else {
                    next = Overrides.nextChange(all, day);
                }
            }
        }
    }

    @Test
    void itBearsNeitherOnTheExcludedNorOnThoseWithoutAnOrder() {
        GradeInput good = Customers.customer(1, 5, 20, 90_000, 90_000);
        List<GradeInput> all = List.of(
                good,
                Customers.prospect(2),
                Customers.flagged(Customers.customer(3, 5, 20, 90_000, 90_000), InputFlag.EXCLUDED),
                Customers.flagged(Customers.customer(4, 5, 20, 90_000, 90_000), InputFlag.GRADING_REFUSED));
        Grading grading = new Grading(
                Customers.RULES,
                Customers.population(all).reference(Customers.RULES, Customers.AS_OF),
                Customers.AS_OF);
        TierOverride override = agreed(7, Tier.STRATEGIC, DAY - 5, DAY + 5, DAY - 1);
        TierDecision mine = grading.gradeAlone(good, override).tier();
        assertThat(mine.tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(mine.machine()).isEqualTo(grading.grade(good).tier().tier()).isNotEqualTo(Tier.STRATEGIC);
        assertThat(mine.source()).isEqualTo("override");
        assertThat(mine.reasons().get(0).code()).isEqualTo("OVERRIDE");
        assertThat(mine.reasons().get(0).text().en())
                .isEqualTo("pinned to STRATEGIC by Wang until 2026-07-05 (KEY_ACCOUNT, approved by Li);"
                        + " the machine would say " + mine.machine());
        assertThat(mine.reasons().get(0).text().zh())
                .isEqualTo("由Wang固定为STRATEGIC，2026-07-05起失效（KEY_ACCOUNT，Li批准）；按规则应为" + mine.machine());
        for (GradeInput other : all.subList(1, 4)) {
            assertThat(grading.gradeAlone(other, override))
                    .as(other.customer().toString())
                    .isEqualTo(grading.grade(other));
        }
    }

    @Test
    void aBoundThatChangesNothingLeavesTheTierToTheRules() {
        GradeInput good = Customers.customer(1, 5, 20, 90_000, 90_000);
        Grading grading = new Grading(
                Customers.RULES,
                Customers.population(List.of(good)).reference(Customers.RULES, Customers.AS_OF),
                Customers.AS_OF);
        Tier machine = grading.grade(good).tier().tier();
        TierOverride floor = new TierOverride(1, terms(Tier.C, Mode.FLOOR, DAY, DAY + 5), "Wang", false, null, null);
        assertThat(machine).isLessThanOrEqualTo(Tier.C);
        assertThat(grading.gradeAlone(good, floor).tier().source()).isEqualTo("policy");
        assertThat(grading.gradeAlone(good, pin(2, machine, DAY, DAY + 5))
                        .tier()
                        .source())
                .isEqualTo("override");
    }

    private static long number(List<TierOverride> all, int day) {
        TierOverride holding = Overrides.holding(all, day);
        return holding == null ? 0 : holding.number();
    }
}
