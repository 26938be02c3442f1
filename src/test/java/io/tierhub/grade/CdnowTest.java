package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tierhub.behaviour.BehaviourFold;
import io.tierhub.behaviour.Event;
import io.tierhub.behaviour.KeyHash;
import io.tierhub.behaviour.Kind;
import io.tierhub.behaviour.Kinds;
import io.tierhub.behaviour.Rates;
import io.tierhub.behaviour.Segment;
import io.tierhub.behaviour.Segments;
import io.tierhub.behaviour.Timeline;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The purchases of the CDNOW cohort, graded through the rooms and by loops that share nothing with them. */
class CdnowTest {
    private static final Path ORDERS =
            Path.of(System.getProperty("tierhub.shared", "../shared")).resolve("data/grading/cdnow_orders.csv");
    private static final LocalDate AS_OF = LocalDate.parse("1998-06-30");
    private static final int DAY = (int) AS_OF.toEpochDay();

    private record Order(String no, LocalDate day, BigDecimal amount) {}

    private static final Map<Integer, List<Order>> CUSTOMERS = new TreeMap<>();
    private static final Map<Integer, Graded> GRADED = new TreeMap<>();

    @BeforeAll
    static void gradeThem() throws IOException {
        assumeThat(Files.exists(ORDERS))
                .as(ORDERS + " is not there: say -Dtierhub.shared=FOLDER to run this test")
                .isTrue();
        for (String line : Files.readAllLines(ORDERS)) {
            String[] cells = line.split(",");
            if (!cells[0].equals("order_no")) {
                CUSTOMERS
                        .computeIfAbsent(Integer.valueOf(cells[1]), id -> new ArrayList<>())
                        .add(new Order(cells[0], LocalDate.parse(cells[2]), new BigDecimal(cells[4])));
            }
        }
        Ruleset rules = Ruleset.defaults("cdnow");
        Kinds kinds = Kinds.of(List.of(new Kind((short) 0, Entity.ORDERS, "COMPLETED", "USD")));
        BehaviourFold fold = new BehaviourFold(rules.foldRules(DAY, kinds, Rates.none("USD")));
        Timeline line = new Timeline();
        Population population = new Population();
        CUSTOMERS.forEach((id, orders) -> {
            line.clear();
            for (Segment segment : Segments.append(null, events(orders))) {
                line.add(segment);
            }
            population.add(GradeInput.of(new CustomerId(id), fold.fold(line), rules, Set.of()));
        });
        Grading grading = new Grading(rules, population.reference(rules, DAY), DAY);
        for (int i = 0; i < population.size(); i++) {
            Graded graded = grading.grade(population.get(i));
            GRADED.put((int) graded.customer().number(), graded);
        }
    }

    private static List<Event> events(List<Order> orders) {
        return orders.stream()
                .map(o -> new Event(
                        KeyHash.of("shop", Entity.ORDERS, o.no),
                        (int) o.day.toEpochDay(),
                        (short) 0,
                        o.amount.movePointRight(6).longValueExact(),
                        0,
                        1))
                .toList();
    }

    @Test
    void buyersHaveTheScoresThatCountingByHandGivesAndTheRestAreProspects() {
        Map<Integer, Long> days = new TreeMap<>();
        Map<Integer, Long> orders = new TreeMap<>();
        Map<Integer, BigDecimal> money = new TreeMap<>();
        LocalDate start = AS_OF.minusYears(2);
        CUSTOMERS.forEach((id, list) -> {
            for (Order o : list) {
                if (!o.day.isAfter(AS_OF) && o.amount.signum() > 0) {
                    days.merge(id, o.day.toEpochDay(), Math::max);
                    boolean inside = !o.day.isBefore(start);
                    orders.merge(id, inside ? 1L : 0L, Long::sum);
                    money.merge(id, inside ? o.amount : BigDecimal.ZERO, BigDecimal::add);
                }
            }
        });
        Map<Integer, Integer> r = scores(days);
        Map<Integer, Integer> f = scores(orders);
        Map<Integer, Integer> m = scores(money);
        assertThat(days).hasSize(23_502);
        int prospects = 0;
        for (Graded graded : GRADED.values()) {
            int id = (int) graded.customer().number();
            Grade rfm = graded.grades().get(0);
            if (!days.containsKey(id)) {
                prospects++;
                assertThat(rfm.klass()).isEqualTo("PROSPECT");
                assertThat(graded.tier().tier()).isEqualTo(Tier.PROSPECT);
                continue;
            }
            assertThat(rfm.inputs())
                    .as("customer " + id)
                    .containsEntry("R", r.get(id))
                    .containsEntry("F", f.get(id))
                    .containsEntry("M", m.get(id))
                    .containsEntry("orders", orders.get(id).intValue())
                    .containsEntry("money", money.get(id));
        }
        assertThat(prospects).isEqualTo(68);
    }

    /** 1 + floor(5 x strictly worse / all), counting the worse through a table of equal values. */
    private static <T extends Comparable<T>> Map<Integer, Integer> scores(Map<Integer, T> values) {
        TreeMap<T, Integer> equal = new TreeMap<>();
        values.values().forEach(value -> equal.merge(value, 1, Integer::sum));
        Map<T, Integer> score = new TreeMap<>();
        int worse = 0;
        for (Map.Entry<T, Integer> group : equal.entrySet()) {
            score.put(group.getKey(), 1 + 5 * worse / values.size());
            worse += group.getValue();
        }
        Map<Integer, Integer> scores = new TreeMap<>();
        values.forEach((id, value) -> scores.put(id, score.get(value)));
        return scores;
    }

    @Test
    void abcClassesAreThoseOfTheWalkFromTheLargestDown() {
        Map<Integer, BigDecimal> value = new TreeMap<>();
        LocalDate start = AS_OF.minusYears(1);
        CUSTOMERS.forEach((id, list) -> value.put(
                id,
                list.stream()
                        .filter(o -> !o.day.isBefore(start) && !o.day.isAfter(AS_OF))
                        .map(Order::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
        BigDecimal total = value.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        TreeMap<BigDecimal, Integer> groups = new TreeMap<>();
        value.values().forEach(v -> groups.merge(v, 1, Integer::sum));
        Map<BigDecimal, BigDecimal> before = new TreeMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal v : groups.descendingKeySet()) {
            before.put(v, sum);
            sum = sum.add(v.multiply(BigDecimal.valueOf(groups.get(v))));
        }
        for (Graded graded : GRADED.values()) {
            BigDecimal own = value.get((int) graded.customer().number());
            BigDecimal share = before.get(own).divide(total, 20, RoundingMode.HALF_UP);
            String klass = share.compareTo(new BigDecimal("0.8")) < 0
                    ? "A"
                    : share.compareTo(new BigDecimal("0.95")) < 0 ? "B" : "C";
            assertThat(graded.grades().get(1).klass())
                    .as(graded.customer().toString())
                    .isEqualTo(own.signum() > 0 ? klass : "C");
        }
    }
}
