package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The purchases of the CDNOW cohort through the rooms: events, folds, population, fit. */
class ClvCdnowTest {
    private static final int DAY = (int) Cdnow.CALIBRATION.toEpochDay();

    private static Ruleset rules(@Nullable Boolean zeroOrders) {
        Ruleset d = Ruleset.defaults("cdnow");
        Ruleset forecasting = d.with(ClvSettings.defaults());
        return new Ruleset(
                d.name(),
                d.countedStatuses(),
                d.refundDating(),
                d.reference(),
                forecasting.models(),
                d.measures(),
                d.policy(),
                zeroOrders,
                null);
    }

    private static Population fold(Ruleset rules, int asOf) throws IOException {
        Map<Integer, List<Event>> customers = new TreeMap<>();
        int number = 0;
        for (String line : Cdnow.lines("CDNOW_sample.txt")) {
            String[] cells = line.strip().split("\\s+");
            LocalDate day = LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE);
            customers
                    .computeIfAbsent(Integer.valueOf(cells[1]), id -> new ArrayList<>())
                    .add(new Event(
                            KeyHash.of("shop", Entity.ORDERS, "O" + number++),
                            (int) day.toEpochDay(),
                            (short) 0,
                            new BigDecimal(cells[4]).movePointRight(6).longValueExact(),
                            0,
                            1));
        }
        Kinds kinds = Kinds.of(List.of(new Kind((short) 0, Entity.ORDERS, "COMPLETED", "USD")));
        BehaviourFold fold = new BehaviourFold(rules.foldRules(asOf, kinds, Rates.none("USD")));
        Timeline line = new Timeline();
        Population population = new Population();
        customers.forEach((id, events) -> {
            line.clear();
            for (Segment segment : Segments.append(null, events)) {
                line.add(segment);
            }
            population.add(GradeInput.of(new CustomerId(id), fold.fold(line), rules, Set.of()));
        });
        return population;
    }

    private static PurchaseFit fit(Population population) {
        List<ClvInput> inputs = new ArrayList<>();
        for (int i = 0; i < population.size(); i++) {
            if (population.ranked(i)) {
                inputs.add(ClvInput.of(population.get(i), DAY));
            }
        }
        return PurchaseFit.of(
                PurchaseKind.BG_NBD,
                PurchaseHistories.of(
                        inputs.stream().mapToInt(ClvInput::x).toArray(),
                        inputs.stream().mapToDouble(ClvInput::tx).toArray(),
                        inputs.stream().mapToDouble(ClvInput::age).toArray()));
    }

    @Test
    void ordersOfNothingDoNotCountUnlessTheRulesSayIt() throws IOException {
        Population population = fold(rules(null), DAY);
        PurchaseFit fit = fit(population);
        long buyers =
                IntStream.range(0, population.size()).filter(population::ranked).count();
        assertThat(buyers).isEqualTo(2_349);
        assertThat(fit.model().r()).isCloseTo(.24390, within(.002));
        assertThat(fit.model().alpha()).isCloseTo(4.4224, within(.022));
        assertThat(fit.logLikelihood()).isCloseTo(-9578.197, within(.001));
        ClvModel learned = LearnClv.of(ClvSettings.defaults(), population, DAY);
        assertThat(learned.purchases()).isEqualTo(fit.model());
        assertThat(learned.none()).isNull();
        assertThat(learned.correlated()).isFalse();
    }

    @Test
    void countingOrdersOfNothingGivesThePublishedFigures() throws IOException {
        Population population = fold(rules(true), DAY);
        PurchaseFit fit = fit(population);
        assertThat(fit.model().r()).isCloseTo(.242595, within(.002));
        assertThat(fit.model().alpha()).isCloseTo(4.413602, within(.022));
        assertThat(fit.model().a()).isCloseTo(.792922, within(.004));
        assertThat(fit.model().b()).isCloseTo(2.425906, within(.0122));
        assertThat(fit.logLikelihood()).isCloseTo(-9582.429207, within(.001));
        SpendModel spend = LearnClv.of(ClvSettings.defaults(), population, DAY).spend();
        assertThat(spend).isNotNull();
        assertThat(spend.p()).isCloseTo(6.249572, within(.031));
        assertThat(spend.q()).isCloseTo(3.744224, within(.0187));
        assertThat(spend.v()).isCloseTo(15.443521, within(.077));
    }

    @Test
    void theBacktestShowsWhatTheNextThirtyNineWeeksBrought() throws IOException {
        Ruleset rules = rules(true);
        int until = DAY + 273;
        Backtest test = Backtest.of(rules, fold(rules, DAY), DAY, fold(rules, until), until);
        assertThat(test.customers()).isEqualTo(2_357);
        Backtest.Forecast forecast = test.forecast();
        assertThat(forecast).isNotNull();
        assertThat(forecast.model()).isEqualTo("bg_nbd");
        assertThat(forecast.came()).isEqualTo(1_882);
        assertThat(forecast.foretold()).isCloseTo(1_653.4, within(.5));
        assertThat(test.rankings().stream().map(Backtest.Ranking::by))
                .containsExactly("rfm", "abc", "clv", "money so far");
        assertThat(test.rankings().get(3).captured().get(0)).isCloseTo(.481, within(.001));
        assertThat(test.rankings().get(3).captured().get(1)).isCloseTo(.663, within(.001));
        assertThat(test.rankings().get(3).captured().get(2)).isCloseTo(.744, within(.001));
        assertThat(test.rankings().get(2).captured().get(0)).isCloseTo(.502, within(.005));
        assertThat(forecast.order().stream()
                        .mapToInt(Calibration.Band::customers)
                        .sum())
                .isEqualTo(2_357);
    }
}
