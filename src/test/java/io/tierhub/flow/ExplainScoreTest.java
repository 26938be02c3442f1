package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.grade.ScoreChange;
import io.tierhub.grade.WhyChanged.Cause;
import io.tierhub.vocabulary.CustomerId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of a whole hub, and what it says of why scores changed on them. */
class ExplainScoreTest {
    @TempDir
    Path folder;

    private HubRig rig;

    @AfterEach
    void close() {
        rig.close();
    }

    /** Twenty customers, C1 the best of them, graded today. */
    private void twentyBuyers() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        List<String> customers = new ArrayList<>(List.of("id,name,email,tax_id"));
        List<String> orders = new ArrayList<>(List.of("no,customer,day,amount,status"));
        for (int i = 1; i <= 20; i++) {
            customers.add("C%d,Firm %c,c%d@f%d.example,".formatted(i, 'A' + i, i, i));
            for (int k = 0; k < 3; k++) {
                LocalDate day = HubRig.DAY.minusDays(10L * i + 60L * k + 20);
                orders.add("O%d_%d,C%d,%s,%d,PAID".formatted(i, k, i, day, 5_000 - 200 * i));
            }
        }
        rig.take("erp", "customers.csv", customers.toArray(String[]::new));
        rig.take("erp", "orders.csv", orders.toArray(String[]::new));
        rig.grade();
        rig.calendar.nextDay();
        rig.grade();
    }

    private @Nullable ScoreChange change(String key, @Nullable LocalDate since) {
        CustomerId customer = CustomerId.parse(rig.customer("erp", key));
        return rig.hub().reports().explainScore().of(customer, since).change();
    }

    private static void addsUp(ScoreChange change) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Cause cause : Cause.values()) {
            sum = sum.add(change.part(cause));
        }
        assertThat(sum).isEqualByComparingTo(change.total());
        assertThat(change.total())
                .isEqualByComparingTo(BigDecimal.valueOf(change.to().score())
                        .subtract(BigDecimal.valueOf(change.from().score())));
    }

    private void order(String no, String customer, LocalDate day, int amount) throws IOException {
        rig.take(
                "erp",
                "orders-" + no + "-" + amount + ".csv",
                "no,customer,day,amount,status",
                "%s,%s,%s,%d,PAID".formatted(no, customer, day, amount));
    }

    @Test
    void anOrderOfTheDayIsTheCustomersOwnDoing() throws IOException {
        twentyBuyers();
        assertThat(change("C15", null)).as("nothing changed yet").isNull();
        rig.calendar.later(Duration.ofDays(2));
        order("N1", "C15", rig.calendar.today(), 9_000);
        rig.grade();
        ScoreChange change = change("C15", null);
        assertThat(change.part(Cause.OWN_EVENTS)).isPositive();
        assertThat(change.part(Cause.CORRECTIONS)).isZero();
        assertThat(change.part(Cause.REFERENCE)).isZero();
        addsUp(change);
    }

    @Test
    void aCorrectedOrderOfThePastIsACorrection() throws IOException {
        twentyBuyers();
        rig.calendar.nextDay();
        order("O15_1", "C15", HubRig.DAY.minusDays(230), 90_000);
        rig.grade();
        ScoreChange change = change("C15", null);
        assertThat(change.part(Cause.CORRECTIONS)).isPositive();
        assertThat(change.part(Cause.OWN_EVENTS)).isZero();
        addsUp(change);
    }

    @Test
    void aNewPopulationIsToldAsSuch() throws IOException {
        twentyBuyers();
        rig.calendar.nextDay();
        for (int i = 2; i <= 14; i++) {
            order("P" + i, "C" + i, HubRig.DAY, 90_000);
        }
        rig.hub().grading().grade(rig.calendar.today(), true);
        ScoreChange change = change("C15", null);
        assertThat(change.part(Cause.REFERENCE)).isNotZero();
        assertThat(change.part(Cause.OWN_EVENTS)).isZero();
        assertThat(change.part(Cause.CORRECTIONS)).isZero();
        addsUp(change);
    }

    @Test
    void sinceADayComparesWithTheResultOfThatDay() throws IOException {
        twentyBuyers();
        LocalDate first = rig.calendar.today();
        for (int i = 0; i < 3; i++) {
            rig.calendar.later(Duration.ofDays(20));
            order("N" + i, "C18", rig.calendar.today(), 3_000 * (i + 1));
            rig.grade();
        }
        ScoreChange last = change("C18", null);
        ScoreChange all = change("C18", first.plusDays(5));
        assertThat(LocalDate.ofEpochDay(last.from().asOf()))
                .isEqualTo(rig.calendar.today().minusDays(20));
        assertThat(all.from().asOf()).isLessThan((int) first.plusDays(20).toEpochDay());
        assertThat(all.part(Cause.OWN_EVENTS)).isPositive();
        assertThat(change("C18", rig.calendar.today()))
                .as("it is the one that stands")
                .isNull();
        addsUp(all);
        addsUp(last);
    }

    @Test
    void whatRaisesAScoreIsTold() throws IOException {
        twentyBuyers();
        CustomerId customer = CustomerId.parse(rig.customer("erp", "C15"));
        assertThat(rig.hub().reports().explainScore().of(customer, null).lift()).isNotNull();
    }
}
