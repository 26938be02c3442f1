package io.tierhub.grade;

import static io.tierhub.grade.Customers.AS_OF;
import static io.tierhub.grade.Customers.decimal;
import static io.tierhub.grade.Customers.population;
import static io.tierhub.grade.Customers.prospect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.behaviour.Purchases.Lifetime;
import io.tierhub.grade.ClvSettings.Gates;
import io.tierhub.grade.ClvSettings.Spend;
import io.tierhub.vocabulary.CustomerId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The model as the product runs it, over customers drawn from known models. */
class ClvTest {
    private static final PurchaseModel TRUTH = new PurchaseModel(PurchaseKind.BG_NBD, .5, 6, .9, 2.2);
    private static final List<GradeInput> DRAWN = drawn(1, 2_000);

    private static List<GradeInput> drawn(long seed, int number) {
        Random random = new Random(seed);
        Cdnow.Summary all = Draws.customers(TRUTH, number, random);
        List<GradeInput> customers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int x = all.x()[i];
            double rate = Draws.gamma(random, 3.74) / 15.44;
            long first = Math.round(100 * Draws.gamma(random, 6.25) / rate);
            long later = x == 0 ? 0 : Math.round(100 * Draws.gamma(random, 6.25 * x) / rate);
            int firstDay = AS_OF - (int) Math.round(all.age()[i] * 7);
            int lastDay = firstDay + (int) Math.round(all.tx()[i] * 7);
            customers.add(customer(i + 1, firstDay, lastDay, new Lifetime(x + 1, first + later, later)));
        }
        return customers;
    }

    private static GradeInput customer(int id, int firstDay, int lastDay, Lifetime lifetime) {
        return new GradeInput(
                new CustomerId(id),
                firstDay,
                lastDay,
                lifetime.days(),
                lifetime.days(),
                lifetime.cents(),
                lifetime.cents(),
                0,
                lifetime,
                Facts.NONE);
    }

    private static ClvSettings settings(PurchaseKind kind, Spend spend, int months, String margin, Gates gates) {
        ClvSettings d = ClvSettings.defaults();
        return new ClvSettings(kind, spend, months, d.discount(), decimal(margin), d.classes(), gates, null);
    }

    private static Ruleset rules(ClvSettings clv) {
        return Customers.RULES.with(clv);
    }

    private static List<Grade> grade(ClvSettings clv, List<GradeInput> customers) {
        return Customers.grade(rules(clv), customers).stream()
                .map(graded -> graded.grades().get(2))
                .toList();
    }

    private static Grade only(ClvSettings clv, GradeInput customer) {
        Grade grade = grade(clv, List.of(customer)).get(0);
        assertThat(grade.model()).isEqualTo("clv");
        return grade;
    }

    private static double number(Grade grade, String input) {
        return ((Number) grade.inputs().get(input)).doubleValue();
    }

    @Test
    void aGradeHoldsAllThatACheckByHandNeeds() {
        for (Grade grade : grade(ClvSettings.defaults(), DRAWN)) {
            Map<String, Object> in = grade.inputs();
            assertThat(in).containsKeys("x", "t_x", "T", "p_alive", "p_order_90d", "expected_orders", "clv");
            assertThat(in).containsKeys("value_per_order", "r", "alpha", "a", "b", "p", "q", "v");
            assertThat(in).containsEntry("model", "bg_nbd");
            PurchaseModel purchases = new PurchaseModel(
                    PurchaseKind.BG_NBD,
                    number(grade, "r"),
                    number(grade, "alpha"),
                    number(grade, "a"),
                    number(grade, "b"));
            SpendModel spend = new SpendModel(number(grade, "p"), number(grade, "q"), number(grade, "v"));
            int x = (int) number(grade, "x");
            double tx = number(grade, "t_x");
            double age = number(grade, "T");
            assertThat(number(grade, "expected_orders"))
                    .isCloseTo(purchases.expected(x, tx, age, 365.25 / 7), within(1e-4));
            double value = 0;
            for (int month = 1; month <= 12; month++) {
                double orders = purchases.expected(x, tx, age, month * 365.25 / 84)
                        - purchases.expected(x, tx, age, (month - 1) * 365.25 / 84);
                value += orders * spend.mean(x, x == 0 ? 0 : number(grade, "m")) / Math.pow(1.1, month / 12.0);
            }
            assertThat(number(grade, "clv")).isCloseTo(value, within(0.02 + 1e-3 * value));
        }
    }

    @Test
    void theScoreIsThePercentOfCustomersWhoAreWorthLessAndDecidesTheClass() {
        List<Grade> grades = grade(ClvSettings.defaults(), DRAWN);
        for (Grade grade : grades.subList(0, 100)) {
            long less = grades.stream()
                    .filter(g -> number(g, "clv") < number(grade, "clv"))
                    .count();
            long equal = grades.stream()
                    .filter(g -> number(g, "clv") == number(grade, "clv"))
                    .count();
            assertThat(grade.score()).isCloseTo(100.0 * (less + 0.5 * equal) / grades.size(), within(1e-4));
            assertThat(grade.klass()).isEqualTo(grade.score() >= 80 ? "HIGH" : grade.score() >= 50 ? "MID" : "LOW");
        }
    }

    @Test
    void whoeverHasNoOrderOrRefusesIsNotGradedAndMoneyWithoutARateIsNotGuessed() {
        GradeInput some = customer(1, AS_OF - 100, AS_OF - 10, new Lifetime(3, 300_00, 200_00));
        GradeInput moneyless =
                Customers.flagged(customer(1, AS_OF - 100, AS_OF - 10, new Lifetime(3, 0, 0)), InputFlag.FX_MISSING);
        Grade none = only(ClvSettings.defaults(), prospect(1));
        assertThat(none.status()).isEqualTo(Grade.Status.NOT_APPLICABLE);
        assertThat(none.klass()).isEqualTo("PROSPECT");
        assertThat(only(ClvSettings.defaults(), Customers.flagged(some, InputFlag.GRADING_REFUSED))
                        .klass())
                .isEqualTo("UNGRADED");
        Grade unknown = only(ClvSettings.defaults(), moneyless);
        assertThat(unknown.status()).isEqualTo(Grade.Status.INSUFFICIENT_DATA);
        assertThat(unknown.score()).isNull();
        assertThat(unknown.inputs()).doesNotContainKey("clv");
        assertThat(unknown.contributions().get(0).text().en()).contains("no rate");
        assertThat(only(ClvSettings.defaults(), some).status()).isEqualTo(Grade.Status.SCORED);
    }

    @Test
    void whereNothingCanBeLearnedTheValueIsThatOfGoingOnAsBeforeAndSaysSo() {
        Lifetime eight = new Lifetime(8, 12_000_00, 10_500_00);
        GradeInput twoYears = customer(1, AS_OF - 730, AS_OF - 10, eight);
        ClvSettings threeYears = settings(PurchaseKind.BG_NBD, Spend.GAMMA_GAMMA, 36, "1", Gates.defaults());
        Grade grade = only(threeYears, twoYears);
        assertThat(grade.inputs())
                .containsEntry("clv", decimal("18000.00"))
                .containsEntry("model", "simple")
                .containsEntry("no_forecast", "FEW_CUSTOMERS")
                .doesNotContainKeys("p_alive", "expected_orders", "r");
        assertThat(grade.flags()).containsExactly("FALLBACK_SIMPLE");
        assertThat(grade.contributions().get(0).text().en()).contains("not a forecast: too few customers with orders");
        assertThat(grade.contributions().get(0).text().zh()).contains("未作预测：有订单的客户太少");
        assertThat(only(settings(PurchaseKind.BG_NBD, Spend.MEAN, 36, "0.4", Gates.defaults()), twoYears)
                        .inputs())
                .containsEntry("clv", decimal("7200.00"));
        GradeInput yesterday = customer(1, AS_OF - 10, AS_OF - 10, new Lifetime(1, 500_00, 0));
        assertThat(only(threeYears, yesterday).inputs()).containsEntry("clv", decimal("1500.00"));
    }

    @Test
    void eachGateClosesByItself() {
        assertThat(reason(new Gates(2_000, 100, 180, 30), DRAWN)).isEqualTo("null");
        assertThat(reason(new Gates(2_001, 100, 180, 30), DRAWN)).isEqualTo("FEW_CUSTOMERS");
        long again = DRAWN.stream().filter(c -> c.lifetime().days() > 1).count();
        assertThat(reason(new Gates(500, (int) again, 180, 30), DRAWN)).isEqualTo("null");
        assertThat(reason(new Gates(500, (int) again + 1, 180, 30), DRAWN)).isEqualTo("FEW_REPEAT_BUYERS");
        int history =
                AS_OF - DRAWN.stream().mapToInt(GradeInput::firstDay).min().orElseThrow();
        assertThat(reason(new Gates(500, 100, history, 30), DRAWN)).isEqualTo("null");
        assertThat(reason(new Gates(500, 100, history + 1, 30), DRAWN)).isEqualTo("SHORT_HISTORY");
        int idle = AS_OF - DRAWN.stream().mapToInt(GradeInput::lastDay).max().orElseThrow();
        List<GradeInput> old = DRAWN.stream()
                .map(c -> customer((int) c.customer().number(), c.firstDay() - 40, c.lastDay() - 40, c.lifetime()))
                .toList();
        assertThat(reason(new Gates(500, 100, 180, idle + 40), old)).isEqualTo("null");
        assertThat(reason(new Gates(500, 100, 180, idle + 39), old)).isEqualTo("NO_RECENT_ORDER");
        assertThat(reason(Gates.defaults(), alike(2))).isEqualTo("FEW_ORDERS");
        assertThat(reason(Gates.defaults(), alike(11))).isEqualTo("PURCHASES_NOT_CONVERGED");
        List<GradeInput> oneSum = DRAWN.stream()
                .map(c -> customer(
                        (int) c.customer().number(),
                        c.firstDay(),
                        c.lastDay(),
                        new Lifetime(
                                c.lifetime().days(),
                                c.lifetime().days() * 20_00L,
                                (c.lifetime().days() - 1) * 20_00L)))
                .toList();
        assertThat(reason(Gates.defaults(), oneSum)).isEqualTo("SPEND_NOT_CONVERGED");
    }

    /** Customers who all bought on so many days, over the same year. */
    private static List<GradeInput> alike(int days) {
        List<GradeInput> customers = new ArrayList<>();
        for (int id = 1; id <= 600; id++) {
            customers.add(customer(id, AS_OF - 365, AS_OF - 10, new Lifetime(days, days * 10_00L + id, id + 10_00L)));
        }
        return customers;
    }

    private static String reason(Gates gates, List<GradeInput> customers) {
        ClvSettings settings = settings(PurchaseKind.BG_NBD, Spend.GAMMA_GAMMA, 12, "1", gates);
        return String.valueOf(
                LearnClv.of(settings, population(customers), AS_OF).none());
    }

    @Test
    void theStoredReferenceGivesEveryGradeAgain() {
        for (ClvSettings clv : List.of(
                ClvSettings.defaults(),
                settings(PurchaseKind.MBG_NBD, Spend.MEAN, 6, "0.3", Gates.defaults()),
                settings(PurchaseKind.BG_NBD, Spend.MEAN, 6, "1", new Gates(9_999, 1, 1, 1)))) {
            Ruleset rules = rules(clv);
            Reference reference = population(DRAWN).reference(rules, AS_OF);
            Grading full = new Grading(rules, reference, AS_OF + 3);
            Grading stored = new Grading(rules, Reference.fromBytes(reference.toBytes()), AS_OF + 3);
            for (GradeInput customer : DRAWN) {
                assertThat(stored.grade(customer)).isEqualTo(full.grade(customer));
                assertThat(stored.outcome(customer)).isEqualTo(full.outcome(customer));
            }
        }
    }

    @Test
    void tenTimesTheMoneyIsTenTimesTheValueAndTheSameScore() {
        List<GradeInput> tenfold = DRAWN.stream()
                .map(c -> customer(
                        (int) c.customer().number(),
                        c.firstDay(),
                        c.lastDay(),
                        new Lifetime(
                                c.lifetime().days(),
                                c.lifetime().cents() * 10,
                                c.lifetime().laterCents() * 10)))
                .toList();
        List<Grade> before = grade(ClvSettings.defaults(), DRAWN);
        List<Grade> after = grade(ClvSettings.defaults(), tenfold);
        for (int i = 0; i < before.size(); i++) {
            assertThat(number(after.get(i), "clv"))
                    .isCloseTo(10 * number(before.get(i), "clv"), within(0.051 + 1e-6 * number(after.get(i), "clv")));
            // values that differ by less than a cent share a rank until they are ten times as far apart
            assertThat(after.get(i).score()).isCloseTo(before.get(i).score(), within(0.5));
            assertThat(after.get(i).inputs().get("p_alive"))
                    .isEqualTo(before.get(i).inputs().get("p_alive"));
        }
    }

    @Test
    void daysPassWithoutAnythingToWriteUntilAClassChanges() {
        Ruleset rules = rules(ClvSettings.defaults());
        Reference reference = population(DRAWN).reference(rules, AS_OF);
        TreeSet<String> seen = new TreeSet<>();
        for (GradeInput customer : DRAWN.subList(0, 300)) {
            for (int day = AS_OF; day < AS_OF + 40; day += 13) {
                Clv clv = new Clv(ClvSettings.defaults(), reference.clv(), day);
                seen.add(clv.grade(customer).klass() + clv.stamp(customer));
            }
        }
        assertThat(seen).containsExactly("HIGH3", "LOW5", "MID4");
    }

    @Test
    void mbgDoubtsCustomersWhoBoughtOnceAndBgDoesNot() {
        GradeInput once =
                DRAWN.stream().filter(c -> c.lifetime().days() == 1).findFirst().orElseThrow();
        int at = DRAWN.indexOf(once);
        assertThat(number(grade(ClvSettings.defaults(), DRAWN).get(at), "p_alive"))
                .isEqualTo(1);
        ClvSettings mbg = settings(PurchaseKind.MBG_NBD, Spend.GAMMA_GAMMA, 12, "1", Gates.defaults());
        assertThat(number(grade(mbg, DRAWN).get(at), "p_alive")).isBetween(0.01, 0.99);
    }

    @Test
    void moreMoneyNeverLowersTheValueOfAnOrder() {
        for (Spend spend : Spend.values()) {
            ClvSettings settings = settings(PurchaseKind.BG_NBD, spend, 12, "1", Gates.defaults());
            ClvModel model = LearnClv.of(settings, population(DRAWN), AS_OF);
            ClvValue value = new ClvValue(settings, model);
            for (long seed = 1; seed <= 200; seed++) {
                Random random = new Random(seed);
                int days = 1 + random.nextInt(20);
                long first = random.nextInt(1_000_00);
                long later = days == 1 ? 0 : random.nextInt(1_000_00);
                long more = later + (days == 1 ? 0 : random.nextInt(1_000_00));
                assertThat(value.ofPurchase(new Lifetime(days, first + more, more)))
                        .as("%s, seed %d", spend, seed)
                        .isGreaterThanOrEqualTo(value.ofPurchase(new Lifetime(days, first + later, later)))
                        .isGreaterThanOrEqualTo(0);
            }
        }
    }

    @Test
    void spendThatGoesWithFrequencyIsFlagged() {
        assertThat(grade(ClvSettings.defaults(), DRAWN).get(0).flags()).isEmpty();
        List<GradeInput> tied = DRAWN.stream()
                .map(c -> customer(
                        (int) c.customer().number(),
                        c.firstDay(),
                        c.lastDay(),
                        new Lifetime(
                                c.lifetime().days(),
                                c.lifetime().cents(),
                                c.lifetime().laterCents() / 4 * (c.lifetime().days() - 1))))
                .toList();
        assertThat(grade(ClvSettings.defaults(), tied).get(0).flags()).containsExactly("SPEND_CORRELATED");
    }

    @Test
    void theModelIsOffUnlessNamedAndTheScoreMayBuildOnItThen() {
        assertThat(Customers.grade(Customers.RULES, DRAWN).get(0).grades()).hasSize(2);
        PolicySettings.Component weight = new PolicySettings.Component("clv", BigDecimal.ONE);
        PolicySettings d = PolicySettings.defaults();
        PolicySettings policy = new PolicySettings(
                List.of(weight), d.cuts(), d.minHistoryDays(), d.minOrders(), d.missing(), d.minCoverage());
        Ruleset named = rules(ClvSettings.defaults());
        assertThat(with(policy, Customers.RULES.models()).faults())
                .extracting(Fault::path)
                .containsExactly("policy.composite[0].model");
        List<Graded> graded = Customers.grade(with(policy, named.models()), DRAWN);
        assertThat(graded)
                .allSatisfy(each -> assertThat(each.tier().score())
                        .isEqualTo(each.grades().get(2).score()));
        assertThat(graded.get(0).tier().reasons())
                .anyMatch(reason ->
                        reason.code().equals("CLV") && reason.text().en().contains("next 12 months"));
    }

    private static Ruleset with(PolicySettings policy, Ruleset.Models models) {
        Ruleset d = Customers.RULES;
        return new Ruleset(d.name(), d.countedStatuses(), d.refundDating(), d.reference(), models, policy);
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        Gates gates = Gates.defaults();
        refused(() -> settings(PurchaseKind.BG_NBD, Spend.MEAN, 0, "1", gates), "from 1 to 60");
        refused(() -> settings(PurchaseKind.BG_NBD, Spend.MEAN, 61, "1", gates), "from 1 to 60");
        assertThat(settings(PurchaseKind.BG_NBD, Spend.MEAN, 60, "1", gates).horizonMonths())
                .isEqualTo(60);
        refused(() -> settings(PurchaseKind.BG_NBD, Spend.MEAN, 12, "0", gates), "margin is above 0");
        refused(() -> settings(PurchaseKind.BG_NBD, Spend.MEAN, 12, "1.01", gates), "at most 1");
        refused(() -> new Gates(0, 1, 1, 1), "1 or more");
        refused(() -> new Gates(1, 1, 1, -1), "0 or more");
        refused(() -> classes("0.1", Map.of("A", decimal("50"))), "begins at 0");
        refused(() -> classes("0.1", best("100", "0")), "below 100");
        refused(() -> classes("0.1", best("0", "0")), "must ascend");
        refused(() -> classes("1.1", ClvSettings.defaults().classes()), "discount is from 0 to 1");
    }

    @Test
    void afterAWeekItIsLearnedAnewUnlessTheCustomersOfThenTeachNothing() {
        Ruleset rules = rules(ClvSettings.defaults());
        Population many = Customers.population(DRAWN);
        Reference first = many.reference(rules, AS_OF);
        assertThat(first.relearnedIfOld(rules, many, AS_OF + 6)).isSameAs(first);
        Reference week = first.relearnedIfOld(rules, many, AS_OF + 7);
        assertThat(week.learned()).isEqualTo(AS_OF + 7);
        assertThat(week.asOf()).as("ranks stay").isEqualTo(AS_OF);
        assertThat(week.clv()).isNotEqualTo(first.clv());
        Reference stored = Reference.fromBytes(first.toBytes()).relearned(AS_OF + 7, week.learnedBytes());
        assertThat(stored.learnedBytes()).isEqualTo(week.learnedBytes());
        Population few = Customers.population(DRAWN.subList(0, 20));
        assertThat(first.relearnedIfOld(rules, few, AS_OF + 7)).isSameAs(first);
    }

    private static Map<String, BigDecimal> best(String a, String b) {
        Map<String, BigDecimal> classes = new LinkedHashMap<>();
        classes.put("A", decimal(a));
        classes.put("B", decimal(b));
        return classes;
    }

    private static ClvSettings classes(String discount, Map<String, BigDecimal> classes) {
        return new ClvSettings(
                PurchaseKind.BG_NBD,
                Spend.MEAN,
                12,
                decimal(discount),
                BigDecimal.ONE,
                classes,
                Gates.defaults(),
                null);
    }

    private static void refused(ThrowingCallable settings, String message) {
        assertThatIllegalArgumentException().isThrownBy(settings).withMessageContaining(message);
    }
}
