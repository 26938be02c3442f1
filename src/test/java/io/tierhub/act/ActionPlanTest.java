package io.tierhub.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.act.ActionPlan.Subject;
import io.tierhub.act.Run.Held;
import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What follows from a step of a customer; the vector V17 of the specification, and what holds of all steps. */
class ActionPlanTest {
    private static final int DAY = (int) LocalDate.parse("2026-06-01").toEpochDay();
    private static final long NOON = TimingTest.ms("2026-06-01T12:00");
    private static final long DAY_MS = 86_400_000L;

    private static final ActionRule VIP =
            rule("vip", enter("A", "STRATEGIC"), List.of(task("assign_manager", "P2D")), null, null);
    private static final ActionRule CARE =
            rule("care", enter("A"), List.of(mail("care_mail"), task("call_back", "PT24H")), null, new Span("P60D"));
    private static final ActionRule WELCOME = rule(
            "welcome",
            new Trigger(new States(null, Names.of("NEW"), null), null, null, null),
            List.of(),
            new SequenceSettings(
                    "welcome14",
                    new Span("P14D"),
                    List.of(day(1, "quick"), day(3, "best"), day(7, "faq")),
                    Names.of("AT_RISK")),
            null);

    private final List<Run> runs = new ArrayList<>();
    private final List<Item> made = new ArrayList<>();

    private static Trigger enter(String... tiers) {
        return new Trigger(new States(Names.of(List.of(tiers)), null, null), null, null, null);
    }

    static ActionRule rule(
            String id, Trigger on, List<StepSettings> once, @Nullable SequenceSettings enrol, @Nullable Span cooldown) {
        return new ActionRule(id, null, null, on, Map.of(), once, enrol, null, Map.of(), cooldown, null, false);
    }

    static StepSettings task(String name, String due) {
        return step(name, null, new Span(due), null);
    }

    static StepSettings mail(String name) {
        return step(null, name, null, null);
    }

    private static StepSettings day(int day, String name) {
        return step(null, name, null, day);
    }

    private static StepSettings step(
            @Nullable String task, @Nullable String send, @Nullable Span due, @Nullable Integer day) {
        return new StepSettings(
                task,
                send,
                null,
                null,
                task == null ? null : "role:service",
                due,
                StepSettings.Count.ELAPSED,
                null,
                day,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static ActionSettings settings(ActionSettings.FirstRun first, int control, ActionRule... rules) {
        return new ActionSettings(
                TimingTest.PLAIN,
                ActionSettings.ConsentRule.REQUIRED,
                new CapSettings(1, 3),
                control,
                first,
                new ApprovalSettings("role:approver", new Span("P7D")),
                false,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(rules));
    }

    private static ActionPlan plan(ActionRule... rules) {
        return new ActionPlan(
                settings(ActionSettings.FirstRun.ENSURE, 0, rules), new Timing(TimingTest.PLAIN, TimingTest.ZONE));
    }

    private static CustomerState tier(Tier tier) {
        return new CustomerState(tier, null, List.of());
    }

    private static CustomerState stage(String stage) {
        return new CustomerState(Tier.B, stage, List.of());
    }

    /** Plans and takes down what is planned, as the store does. */
    private Plan step(ActionPlan plan, @Nullable CustomerState before, CustomerState now, int day) {
        long at = NOON + (day - DAY) * DAY_MS;
        Plan planned = plan.plan(new Subject(7, before, now, day, at, List.copyOf(runs), null, false));
        write(planned, day);
        return planned;
    }

    private void write(Plan planned, int day) {
        planned.left().forEach(run -> replace(run, day));
        planned.revived().forEach(run -> replace(run, null));
        planned.begun().forEach(begun -> {
            runs.add(begun.run());
            made.addAll(begun.items());
        });
    }

    private void replace(Run run, @Nullable Integer left) {
        runs.remove(run);
        runs.add(new Run(
                run.origin(),
                run.action(),
                run.transition(),
                run.day(),
                run.startedMs(),
                run.held(),
                left,
                run.then(),
                run.approvedBy()));
    }

    @Test
    void theSameTransitionTwiceGivesOneTask() {
        step(plan(VIP), tier(Tier.B), tier(Tier.A), DAY);
        assertThat(step(plan(VIP), tier(Tier.B), tier(Tier.A), DAY).isEmpty()).isTrue();
        assertThat(made).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo("assign_manager");
            assertThat(item.dueMs()).isEqualTo(NOON + 2 * DAY_MS);
        });
        assertThat(runs.get(0).key()).isEqualTo("M000007:vip:tier:B>A@2026-06-01");
    }

    @Test
    void goingAndComingBackWithinTheCooldownSendsNoSecondMail() {
        step(plan(CARE), tier(Tier.B), tier(Tier.A), DAY);
        step(plan(CARE), tier(Tier.A), tier(Tier.B), DAY + 5);
        step(plan(CARE), tier(Tier.B), tier(Tier.A), DAY + 20);
        assertThat(made).extracting(Item::name).containsExactly("care_mail", "call_back");
        assertThat(runs).extracting(Run::held).containsExactlyInAnyOrder(Held.NO, Held.COOLDOWN);
        step(plan(CARE), tier(Tier.A), tier(Tier.B), DAY + 30);
        step(plan(CARE), tier(Tier.B), tier(Tier.A), DAY + 61);
        assertThat(made).as("after the cooldown").hasSize(4);
    }

    @Test
    void anotherTierOfTheSameActionIsNoNewBeginning() {
        step(plan(VIP), tier(Tier.B), tier(Tier.A), DAY);
        assertThat(step(plan(VIP), tier(Tier.A), tier(Tier.STRATEGIC), DAY + 3).isEmpty())
                .isTrue();
    }

    @Test
    void aTierThatComesBackOnTheDayThatItWasLostWasNeverLost() {
        step(plan(VIP), tier(Tier.B), tier(Tier.A), DAY);
        step(plan(VIP), tier(Tier.A), tier(Tier.B), DAY + 3);
        assertThat(step(plan(VIP), tier(Tier.B), tier(Tier.A), DAY + 3).revived())
                .hasSize(1);
        assertThat(runs).singleElement().satisfies(run -> assertThat(run.open()).isTrue());
        assertThat(made).hasSize(1);
    }

    @Test
    void theWelcomeGoesOutOnItsDaysAndEndsWhenTheCustomerIsAtRisk() {
        Plan begun = step(plan(WELCOME), stage("LEAD"), stage("NEW"), DAY);
        assertThat(begun.begun().get(0).items())
                .extracting(Item::name, Item::startMs)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("quick", NOON),
                        org.assertj.core.groups.Tuple.tuple("best", TimingTest.ms("2026-06-03T09:00")),
                        org.assertj.core.groups.Tuple.tuple("faq", TimingTest.ms("2026-06-07T09:00")),
                        org.assertj.core.groups.Tuple.tuple("welcome14", TimingTest.ms("2026-06-15T00:00")));
        assertThat(step(plan(WELCOME), stage("NEW"), stage("AT_RISK"), DAY + 4).left())
                .hasSize(1);
    }

    @Test
    void theFirstGradingOfAHubFloodsNobody() {
        Subject first = new Subject(7, null, tier(Tier.A), DAY, NOON, List.of(), null, true);
        assertThat(plan(VIP).plan(first).begun()).singleElement().satisfies(begun -> {
            assertThat(begun.run().held()).isEqualTo(Held.FIRST);
            assertThat(begun.items()).isEmpty();
        });
        ActionPlan all = new ActionPlan(
                settings(ActionSettings.FirstRun.ALL, 0, VIP), new Timing(TimingTest.PLAIN, TimingTest.ZONE));
        assertThat(all.plan(first).begun().get(0).items()).hasSize(1);
    }

    @Test
    void anActionThatIsNoLongerInTheFileIsTakenBack() {
        step(plan(VIP), tier(Tier.B), tier(Tier.A), DAY);
        assertThat(step(plan(CARE), tier(Tier.A), tier(Tier.A), DAY + 1).left()).hasSize(1);
    }

    @Test
    void leaveTriggersBeginOnGoingAndDuringHoldsWhoeverIsThere() {
        ActionRule lost = rule(
                "lost",
                new Trigger(null, new States(Names.of("A"), null, null), null, null),
                List.of(mail("sorry")),
                null,
                null);
        ActionRule down = rule(
                "down",
                new Trigger(
                        null,
                        null,
                        new Trigger.Change(
                                new States(Names.of("A"), null, null), new States(Names.of("C"), null, null)),
                        null),
                List.of(mail("why")),
                null,
                null);
        ActionRule here = rule(
                "here",
                new Trigger(null, null, null, new States(Names.of("C"), null, null)),
                List.of(mail("hello")),
                null,
                null);
        assertThat(step(plan(lost, down, here), tier(Tier.A), tier(Tier.C), DAY).begun())
                .extracting(begun -> begun.run().action())
                .containsExactly("lost", "down", "here");
        assertThat(step(plan(lost, down, here), tier(Tier.C), tier(Tier.A), DAY + 1)
                        .left())
                .hasSize(3);
        runs.clear();
        assertThat(step(plan(lost, down, here), tier(Tier.C), tier(Tier.C), DAY).begun())
                .extracting(begun -> begun.run().action())
                .containsExactly("here");
    }

    /** Random walks: whatever the steps, what is open is what holds, and each beginning is taken back at most once. */
    @Test
    void inAnyWalkWhatIsOpenIsWhatHoldsAndEveryBeginningIsLeftAtMostOnce() {
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> stages = List.of("NEW", "GROWING", "AT_RISK");
        for (int walk = 0; walk < 500; walk++) {
            runs.clear();
            made.clear();
            Map<String, Integer> left = new HashMap<>();
            CustomerState before = null;
            int day = DAY;
            for (int i = 0; i < 40; i++) {
                CustomerState now =
                        new CustomerState(Tier.values()[random.nextInt(5)], stages.get(random.nextInt(3)), List.of());
                Plan planned = step(plan(VIP, CARE, WELCOME), before, now, day);
                planned.left().forEach(run -> left.merge(run.key(), 1, Integer::sum));
                planned.revived().forEach(run -> left.merge(run.key(), -1, Integer::sum));
                assertThat(step(plan(VIP, CARE, WELCOME), before, now, day).isEmpty())
                        .as("what is written is not planned again; seed %d", seed)
                        .isTrue();
                for (ActionRule rule : List.of(VIP, CARE, WELCOME)) {
                    long open = runs.stream()
                            .filter(run -> run.open() && run.action().equals(rule.id()))
                            .count();
                    assertThat(open)
                            .as("seed %d, %s, %s", seed, rule.id(), now)
                            .isEqualTo(rule.on().holds(now) ? 1 : 0);
                }
                assertThat(left.values()).as("seed %d", seed).allMatch(times -> times == 0 || times == 1);
                before = now;
                day += random.nextInt(3);
            }
            assertThat(runs.stream().map(Run::key)).as("seed %d", seed).doesNotHaveDuplicates();
            List<Long> care = runs.stream()
                    .filter(run -> run.action().equals("care") && run.held() == Held.NO)
                    .map(Run::startedMs)
                    .sorted()
                    .toList();
            for (int i = 1; i < care.size(); i++) {
                assertThat(care.get(i) - care.get(i - 1))
                        .as("cooldown, seed %d", seed)
                        .isGreaterThanOrEqualTo(60 * DAY_MS);
            }
        }
    }

    @Test
    void theOrderInWhichCustomersArePlannedIsWithoutEffect() {
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        List<Integer> ids =
                new ArrayList<>(IntStream.rangeClosed(1, 500).boxed().toList());
        List<Plan> straight = ids.stream().map(this::planned).toList();
        Collections.shuffle(ids, new Random(seed));
        for (int id : ids) {
            assertThat(planned(id)).as("seed %d", seed).isEqualTo(straight.get(id - 1));
        }
    }

    private Plan planned(int id) {
        ActionPlan plan = new ActionPlan(
                settings(ActionSettings.FirstRun.ALL, 20, VIP, CARE), new Timing(TimingTest.PLAIN, TimingTest.ZONE));
        return plan.plan(new Subject(id, null, tier(Tier.A), DAY, NOON, List.of(), null, false));
    }

    @Test
    void theControlGroupHasItsShareAndStaysTheSame() {
        int control = 0;
        for (int id = 1; id <= 100_000; id++) {
            control += ControlGroup.has(id, VIP, 10) ? 1 : 0;
            assertThat(!ControlGroup.has(id, VIP, 10) || ControlGroup.has(id, VIP, 20))
                    .as("a larger share holds the smaller")
                    .isTrue();
        }
        assertThat(control).isBetween(9_700, 10_300);
        long both = IntStream.rangeClosed(1, 100_000)
                .filter(id -> ControlGroup.has(id, VIP, 10) && ControlGroup.has(id, CARE, 10))
                .count();
        assertThat(both).as("actions draw independently").isBetween(850L, 1_150L);
        assertThat(ControlGroup.has(1, VIP, 0)).isFalse();
    }

    @Test
    void nothingIsDoneForTheControlGroup() {
        ActionPlan plan = new ActionPlan(
                settings(ActionSettings.FirstRun.ALL, 90, VIP), new Timing(TimingTest.PLAIN, TimingTest.ZONE));
        List<Plan.Begun> all = IntStream.rangeClosed(1, 200)
                .mapToObj(id -> plan.plan(new Subject(id, null, tier(Tier.A), DAY, NOON, List.of(), null, false)))
                .flatMap(each -> each.begun().stream())
                .toList();
        assertThat(all)
                .allMatch(begun -> begun.items().isEmpty() == (begun.run().held() == Held.CONTROL));
        assertThat(all.stream().filter(begun -> begun.run().held() == Held.CONTROL))
                .hasSizeBetween(160, 195);
    }
}
