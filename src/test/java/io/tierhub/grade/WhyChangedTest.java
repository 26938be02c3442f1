package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.behaviour.BehaviourFold;
import io.tierhub.behaviour.Event;
import io.tierhub.behaviour.Kind;
import io.tierhub.behaviour.Kinds;
import io.tierhub.behaviour.Known;
import io.tierhub.behaviour.Rates;
import io.tierhub.behaviour.Segment;
import io.tierhub.behaviour.Segments;
import io.tierhub.behaviour.Timeline;
import io.tierhub.grade.WhyChanged.Cause;
import io.tierhub.grade.WhyChanged.Scale;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhyChangedTest {
    private static final Ruleset RULES = Ruleset.defaults("2026Q3");
    private static final Ruleset OTHER = new Ruleset(
            "2026Q4",
            RULES.countedStatuses(),
            RULES.refundDating(),
            RULES.reference(),
            RULES.models(),
            new PolicySettings(
                    List.of(new PolicySettings.Component("rfm", BigDecimal.ONE)),
                    RULES.policy().cuts(),
                    90,
                    2,
                    PolicySettings.Missing.RENORMALISE,
                    new BigDecimal("0.6")));
    private static final Kinds KINDS = Kinds.of(List.of(new Kind((short) 1, Entity.ORDERS, "PAID", "CNY")));
    private static final int THEN = Customers.AS_OF;
    private static final int NOW = THEN + 70;
    private static final int SOLD = 20;

    /** What one customer did, as the hub has it now and as it had it then. */
    private static final class History {
        final List<Event> now = new ArrayList<>();
        final List<Event> then = new ArrayList<>();

        void known(int day, long cents) {
            then.add(order(now.size(), day, cents, THEN));
            now.add(order(now.size(), day, cents, THEN));
        }

        void later(int day, long cents) {
            now.add(order(now.size(), day, cents, NOW));
        }

        /** Corrected since: the version of then is no more. */
        void corrected(int day, long before, long after) {
            then.add(order(now.size(), day, before, THEN));
            now.add(order(now.size(), day, after, NOW));
        }

        private static Event order(int key, int day, long cents, int recordedDay) {
            return new Event(key + 1L, day, (short) 1, cents * 10_000, 0, recordedDay * 86_400);
        }
    }

    private static GradeInput fold(Ruleset rules, List<Event> events, int asOf, Known known) {
        Timeline line = new Timeline().knowing(known);
        for (Segment segment : Segments.append(null, events)) {
            line.add(segment);
        }
        BehaviourFold fold = new BehaviourFold(rules.foldRules(asOf, KINDS, Rates.none("CNY")));
        return new InputReader(rules, asOf).read(new CustomerId(1), fold.fold(line), Map.of(), Set.of());
    }

    private static Reference population(Ruleset rules, long seed, int asOf) {
        Random random = new Random(seed);
        Population all = new Population();
        for (int i = 1; i <= 100; i++) {
            all.add(Customers.customer(
                    i,
                    random.nextInt(500),
                    1 + random.nextInt(12),
                    1 + random.nextInt(900_000),
                    1 + random.nextInt(900_000)));
        }
        return all.reference(rules, asOf);
    }

    private static ScoreVersion version(Scale scale, GradeInput input, int asOf) {
        int points = new Grading(scale.rules(), scale.reference(), asOf).score(input);
        return new ScoreVersion(
                asOf,
                asOf * 86_400_000L,
                scale.reference().asOf(),
                scale.rules().id(),
                points == Points.NONE ? null : Points.toScore(points),
                Tier.B,
                "policy");
    }

    private static ScoreChange change(History did, @Nullable Scale known, Scale old, Scale now) {
        return WhyChanged.between(
                version(old, fold(old.rules(), did.then, THEN, Known.ALL), THEN),
                version(now, fold(now.rules(), did.now, NOW, Known.ALL), NOW),
                known,
                now,
                (rules, asOf, events) -> fold(rules, did.now, asOf, events));
    }

    private static Map<Cause, BigDecimal> moved(ScoreChange change) {
        Map<Cause, BigDecimal> parts = new TreeMap<>();
        for (Cause cause : Cause.values()) {
            if (change.part(cause).signum() != 0) {
                parts.put(cause, change.part(cause));
            }
        }
        return parts;
    }

    @Test
    void thePartsOfAnyChangeAddUpExactlyToTheDifference() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int moved = 0;
        for (int round = 0; round < 400; round++) {
            History did = new History();
            for (int i = random.nextInt(6); i > 0; i--) {
                did.known(THEN - random.nextInt(800), 1 + random.nextInt(200_000));
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                did.later(THEN - 400 + random.nextInt(470), 1 + random.nextInt(200_000));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                did.corrected(THEN - random.nextInt(800), 1 + random.nextInt(200_000), 1 + random.nextInt(200_000));
            }
            Scale old = new Scale(RULES, population(RULES, 1, THEN));
            Ruleset later = random.nextBoolean() ? RULES : OTHER;
            Scale now = new Scale(later, population(later, random.nextInt(3), NOW));
            ScoreChange change = change(did, random.nextInt(4) == 0 ? null : old, old, now);
            BigDecimal sum = BigDecimal.ZERO;
            for (Cause cause : Cause.values()) {
                sum = sum.add(change.part(cause));
            }
            assertThat(sum).as("seed %d, round %d", seed, round).isEqualByComparingTo(change.total());
            assertThat(change.total())
                    .as("seed %d, round %d", seed, round)
                    .isEqualByComparingTo(score(change.to()).subtract(score(change.from())));
            moved += change.total().signum() == 0 ? 0 : 1;
        }
        assertThat(moved).as("seed %d", seed).isGreaterThan(300);
    }

    private static BigDecimal score(ScoreVersion version) {
        return version.score() == null ? BigDecimal.ZERO : BigDecimal.valueOf(version.score());
    }

    private static History buyer() {
        History did = new History();
        did.known(THEN - 300, 90_000_00 / SOLD);
        did.known(THEN - 200, 4_000_00);
        did.known(THEN - 20, 2_000_00);
        return did;
    }

    private static final Scale OLD = new Scale(RULES, population(RULES, 1, THEN));

    @Test
    void whereNothingElseHappenedAllIsTime() {
        assertThat(moved(change(buyer(), OLD, OLD, OLD))).containsOnlyKeys(Cause.TIME);
        assertThat(change(buyer(), OLD, OLD, OLD).part(Cause.TIME)).isNegative();
    }

    @Test
    void anOrderSinceIsTheCustomersOwnAndOneThatComesLateIsACorrection() {
        History bought = buyer();
        bought.later(NOW - 1, 5_000_00);
        assertThat(moved(change(bought, OLD, OLD, OLD))).containsOnlyKeys(Cause.TIME, Cause.OWN_EVENTS);
        History late = buyer();
        late.later(THEN - 5, 5_000_00);
        assertThat(moved(change(late, OLD, OLD, OLD))).containsOnlyKeys(Cause.TIME, Cause.CORRECTIONS);
    }

    @Test
    void whatWasCorrectedIsToldThoughItsEarlierVersionIsGone() {
        History corrected = buyer();
        corrected.corrected(THEN - 100, 1_00, 8_000_00);
        ScoreChange change = change(corrected, OLD, OLD, OLD);
        assertThat(change.part(Cause.CORRECTIONS)).isPositive();
        assertThat(change.part(Cause.OWN_EVENTS)).isZero();
    }

    @Test
    void anotherPopulationAndOtherRulesAreToldApart() {
        Scale other = new Scale(RULES, population(RULES, 2, NOW));
        assertThat(moved(change(buyer(), OLD, OLD, other)))
                .containsKey(Cause.REFERENCE)
                .doesNotContainKey(Cause.RULES);
        Scale rules = new Scale(OTHER, population(OTHER, 1, THEN));
        assertThat(moved(change(buyer(), OLD, OLD, rules))).containsOnlyKeys(Cause.TIME, Cause.RULES);
        assertThat(moved(change(buyer(), null, OLD, rules)))
                .as("rules that are no longer there")
                .containsKey(Cause.RULES)
                .doesNotContainKeys(Cause.REFERENCE, Cause.CORRECTIONS, Cause.OWN_EVENTS);
    }
}
